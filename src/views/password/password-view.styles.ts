import {css} from 'lit';
import {badge, base, box, button, choice, dialog, field, notice} from '../../styles/index.ts';

const own = css`
  .dialog {
    --_width: 400px;
  }

  form,
  .done {
    display: grid;
    gap: var(--_4);
  }
`;

export const styles = [base, badge, button, field, box, choice, notice, dialog, own];
