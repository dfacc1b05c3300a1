import {css} from 'lit';

/** Tones, for what says its state in icon, word and colour: `.badge`, `.notice`. */
const tones = css`
  .neutral {
    --_tone: var(--_muted);
    --_soft: var(--_sunken);
  }

  .accent {
    --_tone: var(--_accent-text);
    --_soft: var(--_accent-soft);
  }

  .positive {
    --_tone: var(--_positive);
    --_soft: var(--_positive-soft);
  }

  .caution {
    --_tone: var(--_caution);
    --_soft: var(--_caution-soft);
  }

  .critical {
    --_tone: var(--_critical);
    --_soft: var(--_critical-soft);
  }

  .info {
    --_tone: var(--_info);
    --_soft: var(--_info-soft);
  }
`;

const shape = css`
  .badge {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    min-block-size: 24px;
    max-inline-size: 100%;
    padding: 2px 8px;
    padding-inline-start: 6px;
    border-radius: var(--_radius);
    background: var(--_soft);
    color: var(--_tone);
    font-size: var(--_s);
    line-height: 1.385;
    font-weight: 400;
  }

  .badge .icon {
    inline-size: 14px;
    block-size: 14px;
  }

  /* On a ground of its own colour a badge is raised. */
  .chosen .badge:is(.neutral, .accent),
  .sunken .badge.neutral {
    --_soft: var(--_raised);
  }
`;

export const badge = [tones, shape];
