import type {Localizer} from '../../i18n/index.ts';
import type {Host} from '../../controllers/context.ts';
import type {BodyTools, LateBody} from '../body.ts';
import {InvoicePanel} from './panel.ts';

/** The invoice in its own element. */
export class Body implements LateBody {
  readonly #panel: InvoicePanel;

  constructor(element: Host & {readonly invoiceId: string}, tools: BodyTools) {
    this.#panel = new InvoicePanel(element, {...tools, invoiceId: () => element.invoiceId || null});
  }

  get state() {
    return this.#panel.state;
  }

  reload(): Promise<void> {
    return this.#panel.reload();
  }

  render(localizer: Localizer): unknown {
    return this.#panel.render(localizer);
  }
}
