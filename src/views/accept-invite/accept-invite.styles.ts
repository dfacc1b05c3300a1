import {css} from 'lit';
import {base, box, button, field, notice, stateView} from '../../styles/index.ts';

const own = css`
  .door {
    max-inline-size: 400px;
    margin-inline: auto;
  }

  form {
    display: grid;
    gap: var(--_4);
  }

  .choice {
    display: flex;
    align-items: center;
    gap: var(--_3);
    min-block-size: var(--_control);
    cursor: pointer;
  }

  a.button {
    text-decoration: none;
  }
`;

export const styles = [base, box, button, field, notice, stateView, own];
