import {css} from 'lit';

/** `.block`: a place of final size. It pulses only when loading takes longer than a blink. */
export const skeleton = css`
  .block {
    display: inline-block;
    block-size: 12px;
    max-inline-size: 100%;
    border-radius: 4px;
    background: color-mix(in srgb, var(--_muted) 18%, transparent);
    vertical-align: middle;
    animation: pulse 1.6s 400ms ease-in-out infinite;
  }

  .w20 {
    inline-size: 20%;
  }

  .w40 {
    inline-size: 40%;
  }

  .w60 {
    inline-size: 60%;
  }

  .w80 {
    inline-size: 80%;
  }

  @keyframes pulse {
    50% {
      opacity: 0.4;
    }
  }
`;
