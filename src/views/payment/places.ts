import type {nothing, TemplateResult} from 'lit';

/** What stands in each place of the dialog. */
export interface Page {
  readonly heading: string;
  readonly sub?: string | undefined;
  /** The left column. */
  readonly document: TemplateResult | typeof nothing;
  /** The right column; its foot stays while it scrolls. */
  readonly sideHeading?: string;
  readonly side: TemplateResult;
  readonly foot: TemplateResult | typeof nothing;
  /** What to do stands before the lines, in reading order too. */
  readonly sideFirst?: boolean;
}
