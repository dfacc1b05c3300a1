import {nothing} from 'lit';
import {ActionController} from '../../../controllers/action.ts';
import type {AnnounceController} from '../../../controllers/announce.ts';
import {LocalizeController} from '../../../controllers/localize.ts';
import {NetworkError, type PortalError} from '../../../errors/index.ts';
import {PortalOpenViewEvent} from '../../../events/index.ts';
import {expectTexts} from '../../../i18n/index.ts';
import type {InvoicePanel} from '../../../views/invoice/index.ts';
import type {DeskParts} from '../list-desk.ts';

export interface ListDetailOptions extends DeskParts {
  readonly announce: AnnounceController;
  readonly login: () => void;
  /** The list is shown again, where it was; the focus goes back to the invoice's number. */
  readonly left: (id: string) => void;
}

/** One invoice in the place of the list (L-15). The list stays as it is, out of sight. */
export class ListDetail {
  readonly #options: ListDetailOptions;
  readonly #opening: ActionController<[string]>;
  #words: LocalizeController | null = null;
  #panel: InvoicePanel | null = null;
  #id: string | null = null;
  /** How far the page was scrolled. */
  #scrolled = 0;

  constructor(options: ListDetailOptions) {
    this.#options = options;
    this.#opening = new ActionController(options.host, (id: string) => this.#open(id));
  }

  get isOpen(): boolean {
    return this.#id !== null;
  }

  get error(): PortalError | null {
    return this.#opening.error;
  }

  /** Unless the page shows one of its own. */
  open(id: string): void {
    const asked = new PortalOpenViewEvent({view: 'invoice', invoiceIds: [id]});
    if (this.#options.portal.dispatch(asked)) void this.#opening.start(id);
  }

  render(): unknown {
    const localizer = this.isOpen && this.#words?.localizer;
    return localizer ? this.#panel?.render(localizer) : nothing;
  }

  async #open(id: string): Promise<void> {
    const {host, portal, announce, login} = this.#options;
    expectTexts('invoice');
    const {InvoicePanel: Panel, styles} = await import('../../../views/invoice/index.ts').catch(
      (cause: unknown) => {
        throw new NetworkError('A part of the portal could not be loaded', {
          cause,
          retryable: true,
        });
      },
    );
    if (!this.#panel) {
      const {adoptedStyleSheets} = host.renderRoot as ShadowRoot;
      for (const {styleSheet} of styles) {
        if (!styleSheet || adoptedStyleSheets.includes(styleSheet)) continue;
        adoptedStyleSheets.push(styleSheet);
      }
      this.#words = new LocalizeController(host, ['invoice']);
      this.#panel = new Panel(host, {
        portal,
        announce,
        login,
        invoiceId: () => this.#id,
        back: () => this.#leave(),
      });
    }
    this.#scrolled = document.scrollingElement?.scrollTop ?? 0;
    this.#id = id;
    host.requestUpdate();
    await host.updateComplete;
    this.#panel.focus(host.renderRoot);
  }

  #leave(): void {
    const {host, left} = this.#options;
    const id = this.#id;
    this.#id = null;
    host.requestUpdate();
    void host.updateComplete.then(() => {
      document.scrollingElement?.scrollTo({top: this.#scrolled, behavior: 'instant'});
      if (id !== null) left(id);
    });
  }
}
