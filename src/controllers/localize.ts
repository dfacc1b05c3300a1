import {
  hasTexts,
  loadTexts,
  wholeLocalizer,
  type Localizer,
  type RowLocalizer,
  type ViewGroup,
} from '../i18n/index.ts';
import type {Host} from './context.ts';
import {RowLocalizeController} from './row-localize.ts';

/**
 * All words and formats of the place where the host stands; renders again when they change. A host
 * that shows `groups` gets a language together with those: nothing passes through another one.
 */
export class LocalizeController {
  readonly #host: Host;
  readonly #rows: RowLocalizeController;
  readonly #groups: readonly ViewGroup[];
  #shown: RowLocalizer | null = null;
  #awaited: RowLocalizer | null = null;

  constructor(host: Host, groups: readonly ViewGroup[] = []) {
    this.#host = host;
    this.#rows = new RowLocalizeController(host);
    this.#groups = groups;
  }

  /**
   * Null until the provider has loaded its locale, and that the texts of `groups`: nothing is shown in
   * the wrong language first. What could not be loaded is English.
   */
  get localizer(): Localizer | null {
    const {localizer} = this.#rows;
    if (!localizer) this.#shown = null;
    else if (hasTexts(localizer.source.messages, this.#groups)) this.#shown = localizer;
    else if (localizer !== this.#awaited) void this.#load((this.#awaited = localizer));
    return this.#shown && wholeLocalizer(this.#shown);
  }

  async #load(localizer: RowLocalizer): Promise<void> {
    await loadTexts(localizer.source.messages, this.#groups).catch(() => undefined);
    if (localizer !== this.#awaited) return;
    this.#shown = localizer;
    this.#host.requestUpdate();
  }
}
