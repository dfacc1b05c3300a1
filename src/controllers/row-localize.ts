import {localeContext} from '../context/index.ts';
import type {RowLocalizer} from '../i18n/index.ts';
import {ContextController, type Host} from './context.ts';

/** The words and formats of rows in the place where the host stands; renders again when they change. */
export class RowLocalizeController {
  readonly #locale: ContextController<RowLocalizer>;

  constructor(host: Host) {
    this.#locale = new ContextController(host, localeContext);
  }

  /** Null until the provider has loaded its locale: nothing is shown in the wrong language first. */
  get localizer(): RowLocalizer | null {
    return this.#locale.value;
  }
}
