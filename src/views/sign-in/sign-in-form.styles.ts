import {css} from 'lit';

export const styles = css`
  :host {
    display: block;
  }

  form {
    display: grid;
    gap: var(--_4);
  }

  fieldset {
    display: grid;
  }

  legend {
    padding: 0 0 var(--_2);
    font-weight: 600;
  }
`;
