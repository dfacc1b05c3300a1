import {html, type TemplateResult} from 'lit';
import type {Host} from '../../controllers/context.ts';
import type {Localizer} from '../../i18n/index.ts';
import type {BodyTools, LateBody} from '../body.ts';
import {MethodsPanel, type PanelState} from './panel.ts';

/** The payment methods in the place of their element; each step stands in a dialog over it. */
export class Body implements LateBody {
  readonly #panel: MethodsPanel;

  constructor(host: Host & {readonly renderRoot: ParentNode}, tools: BodyTools) {
    this.#panel = new MethodsPanel(host, tools);
  }

  get state(): PanelState {
    return this.#panel.state;
  }

  reload(): Promise<void> {
    return this.#panel.reload();
  }

  render(localizer: Localizer): TemplateResult {
    const title = html`<slot name="heading"
      ><h2 class="l strong" id="heading" tabindex="-1">
        ${localizer.messages.paymentMethods}
      </h2></slot
    >`;
    return html`${this.#panel.render(localizer, title)}${this.#panel.renderStep(localizer)}`;
  }
}
