import {html, nothing, type TemplateResult} from 'lit';
import type {MethodsOptions} from '../../context/index.ts';
import {AnnounceController} from '../../controllers/announce.ts';
import {PortalController} from '../../controllers/portal.ts';
import {methods as english} from '../../i18n/en/methods.ts';
import type {Localizer} from '../../i18n/index.ts';
import {button} from '../../parts/index.ts';
import {dialogFrame, dialogHead} from '../../parts/dialog-frame.ts';
import {chevronBack} from '../../parts/view-icons.ts';
import {DialogView} from '../dialog-view.ts';
import {styles} from './methods.styles.ts';
import {MethodsPanel} from './panel.ts';
import {stepForm} from './step-form.ts';

/**
 * The payment methods as a dialog: what the account menu opens. A step stands in the place of the
 * list, under a back arrow: never two dialogs deep.
 */
export class MethodsView extends DialogView<MethodsOptions> {
  static override styles = styles;
  static override readonly words = ['methods', 'newMethod', 'payment'] as const;

  readonly #portal = new PortalController(this);
  readonly #announce = new AnnounceController(this);
  readonly #panel = new MethodsPanel(this, {
    portal: this.#portal,
    announce: this.#announce,
    from: () => this.options.opener,
    login: () => void this.#portal.portal?.open('sign-in', this.options),
  });

  protected override renderDialog(localizer: Localizer): TemplateResult {
    const {messages} = localizer;
    const page = this.#panel.page(localizer);
    return dialogFrame({
      className: `views ${page ? 'step' : ''}`,
      onCancel: page ? this.#panel.leave : this.#close,
      onClosed: this.#close,
      content: html`${this.#announce.render()}${dialogHead(page?.title ?? messages.paymentMethods, {
        close: messages.close,
        onClose: this.#close,
        lead: page
          ? button({
              label: localizer.view('methods', english).back,
              iconOnly: chevronBack,
              part: 'back',
              onPress: this.#panel.leave,
            })
          : nothing,
      })}${
        page
          ? stepForm(page)
          : html`<div class="pane">${this.#panel.render(localizer, nothing)}</div>`
      }`,
    });
  }

  readonly #close = (): void => this.close();
}
