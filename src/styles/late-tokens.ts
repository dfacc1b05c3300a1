import {css} from 'lit';

/** Tokens that only a hand, a dialog or a view needs; see `tokens.ts`. */
export const lateTokens = css`
  .root {
    --_xl: var(--portal-text-xl, 28px);
    --_shadow: var(
      --portal-shadow,
      0 1px 2px rgb(15 18 25 / 0.08),
      0 16px 48px -8px rgb(15 18 25 / 0.28)
    );
    --_duration: var(--portal-duration, 160ms);
    --_easing: var(--portal-easing, cubic-bezier(0.2, 0.7, 0.2, 1));
    --_6: calc(var(--_1) * 6);
    --_8: calc(var(--_1) * 8);
    --_row-hover: color-mix(in srgb, var(--_surface), var(--_text) 4%);
    --_selected-hover: color-mix(in srgb, var(--_accent-soft), var(--_text) 4%);
    --_accent-hover: color-mix(in srgb, var(--_accent), var(--_text) 14%);
    --_accent-active: color-mix(in srgb, var(--_accent), var(--_text) 24%);
  }
`;
