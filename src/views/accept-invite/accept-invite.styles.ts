import {css} from 'lit';
import {base, box, button, choice, field, notice, stateView} from '../../styles/index.ts';

const own = css`
  .door {
    max-inline-size: 400px;
    margin-inline: auto;
  }

  form {
    display: grid;
    gap: var(--_4);
  }

  a.button {
    text-decoration: none;
  }
`;

export const styles = [base, box, button, choice, field, notice, stateView, own];
