import {css} from 'lit';

/** `.field`: label above, `.input` (input or select), hint and error below. */
export const input = css`
  .input {
    inline-size: 100%;
    min-block-size: var(--_control);
    padding: var(--_2) var(--_3);
    border: 1px solid var(--_border-strong);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    text-align: start;
    appearance: none;
    transition: border-color var(--_duration) var(--_easing);
  }

  .input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }

  .input::-webkit-search-decoration,
  .input::-webkit-search-cancel-button {
    display: none;
  }

  .input:hover {
    border-color: var(--_text);
  }

  .input:focus-visible {
    outline-offset: -1px;
    border-color: var(--_accent-text);
  }

  .input[aria-invalid='true'] {
    border-color: var(--_critical);
  }

  /* iOS zooms into fields below 16. */
  @media (pointer: coarse) {
    .input {
      font-size: max(16px, var(--_m));
    }
  }
`;

export const field = [
  input,
  css`
    .field {
      display: grid;
      gap: var(--_1);
    }

    .field label,
    .field .hint,
    .field .error {
      font-size: var(--_s);
      line-height: 1.385;
    }

    .field .hint {
      color: var(--_muted);
    }

    .field .error {
      display: flex;
      gap: 6px;
      color: var(--_critical);
    }

    .field .error .icon {
      inline-size: 14px;
      block-size: 14px;
      margin-block-start: 2px;
    }

    /* A field with a control or a currency inside its end. */
    .field .with {
      display: grid;
      grid-template-columns: 1fr auto;
      align-items: center;
    }

    .field .with > * {
      grid-row: 1;
    }

    .field .with .input {
      grid-column: 1 / -1;
    }

    .field .with :not(.input) {
      grid-column: 2;
    }
  `,
];
