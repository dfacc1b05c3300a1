import {css} from 'lit';
import {badge, stateView} from '../../styles/index.ts';

const own = css`
  .page {
    display: grid;
    gap: var(--_4);
    max-inline-size: 640px;
    margin-inline: auto;
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--_2) var(--_4);
  }

  .document {
    display: grid;
    gap: var(--_3);
    padding: var(--_6) var(--_4);
    border: var(--_hairline);
    border-radius: var(--_radius);
  }

  .facts {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--_2) var(--_3);
  }

  summary {
    min-block-size: var(--_control);
    align-content: center;
    color: var(--_accent-text);
    cursor: pointer;
  }

  .line {
    display: flex;
    justify-content: space-between;
    gap: var(--_4);
    padding-block: var(--_2);
    border-block-start: var(--_hairline);
  }
`;

export const styles = [badge, stateView, own];
