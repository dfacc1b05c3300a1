import {LitElement, html, type TemplateResult} from 'lit';
import {LocalizeController} from '../../controllers/localize.ts';
import {PortalController} from '../../controllers/portal.ts';
import {base, container} from '../../styles/index.ts';

export class PortalPaySelected extends LitElement {
  static override styles = [base, container];

  protected readonly portal = new PortalController(this);
  protected readonly localize = new LocalizeController(this);

  protected override render(): TemplateResult {
    return html`<div class="root" part="base"></div>`;
  }
}
