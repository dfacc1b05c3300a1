import {css} from 'lit';

export const styles = css`
  .dialog {
    --_width: 400px;
  }
`;
