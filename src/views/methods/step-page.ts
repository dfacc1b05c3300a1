import type {TemplateResult} from 'lit';

/** What a step shows, whether in a dialog of its own or in the place of the list. */
export interface StepPage {
  readonly title: string;
  readonly body: TemplateResult;
  /** Its buttons, the keeping one first. */
  readonly foot: TemplateResult;
  readonly onSubmit?: (form: HTMLFormElement) => void;
}
