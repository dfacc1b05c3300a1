import {wholeLocalizer, type Localizer} from '../i18n/index.ts';
import type {Host} from './context.ts';
import {RowLocalizeController} from './row-localize.ts';

/** All words and formats of the place where the host stands; renders again when they change. */
export class LocalizeController {
  readonly #rows: RowLocalizeController;

  constructor(host: Host) {
    this.#rows = new RowLocalizeController(host);
  }

  /** Null until the provider has loaded its locale: nothing is shown in the wrong language first. */
  get localizer(): Localizer | null {
    const {localizer} = this.#rows;
    return localizer && wholeLocalizer(localizer);
  }
}
