import {css} from 'lit';

/**
 * The public properties (`--portal-…`), each with its only default, and the private tier the other
 * sheets read. `light-dark()` is resolved where a colour is used, so it follows the computed
 * `color-scheme` of the place where the element stands. Ratios of the colours: test/styles.
 */
export const tokens = css`
  .root {
    --_surface: var(--portal-color-surface, light-dark(#ffffff, #12151a));
    --_raised: var(--portal-color-surface-raised, light-dark(#ffffff, #1e232b));
    --_sunken: var(--portal-color-surface-sunken, light-dark(#f4f5f8, #0a0c10));
    --_text: var(--portal-color-text, light-dark(#16191f, #eaedf2));
    --_muted: var(--portal-color-text-muted, light-dark(#555c69, #a2abb9));
    --_border: var(--portal-color-border, light-dark(#e2e5eb, #2b313b));
    --_border-strong: var(--portal-color-border-strong, light-dark(#7a8290, #747e8e));
    --_accent: var(--portal-color-accent, light-dark(#2748b3, #93adff));
    --_on-accent: var(--portal-color-on-accent, light-dark(#ffffff, #0b1230));
    --_accent-text: var(--portal-color-accent-text, light-dark(#2748b3, #a6bbff));
    --_accent-soft: var(--portal-color-accent-soft, light-dark(#edf1fd, #1d2746));
    --_positive: var(--portal-color-positive, light-dark(#17663a, #74d49b));
    --_positive-soft: var(--portal-color-positive-soft, light-dark(#e6f4ec, #12301f));
    --_caution: var(--portal-color-caution, light-dark(#7d4e00, #f0bd62));
    --_caution-soft: var(--portal-color-caution-soft, light-dark(#fdf1d8, #362708));
    --_critical: var(--portal-color-critical, light-dark(#ac2424, #ff9d97));
    --_critical-soft: var(--portal-color-critical-soft, light-dark(#fdecec, #40191a));
    --_info: var(--portal-color-info, light-dark(#0a6170, #6fcfdf));
    --_info-soft: var(--portal-color-info-soft, light-dark(#e3f3f6, #0d2e36));
    --_backdrop: var(--portal-color-backdrop, light-dark(rgb(15 18 25 / 0.48), rgb(0 0 0 / 0.64)));

    --_font: var(--portal-font-family, inherit);
    --_s: var(--portal-text-s, 13px);
    --_m: var(--portal-text-m, 15px);
    --_l: var(--portal-text-l, 19px);
    --_1: var(--portal-space, 4px);
    --_control: var(--portal-control-size, 44px);
    --_radius: var(--portal-radius, 10px);

    --_2: calc(var(--_1) * 2);
    --_3: calc(var(--_1) * 3);
    --_4: calc(var(--_1) * 4);
    --_accent-line: color-mix(in srgb, var(--_accent-text) 32%, transparent);
    --_hairline: 1px solid var(--_border);
  }
`;
