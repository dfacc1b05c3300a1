import type {TemplateResult} from 'lit';
import {icon} from './icon.ts';

const arc = 'M14 8a6 6 0 1 1-4.2-5.7';

/** Needs the `button` sheet, which turns it. Stands still where motion is reduced. */
export function spinner(): TemplateResult {
  return icon(arc, 'spinner');
}
