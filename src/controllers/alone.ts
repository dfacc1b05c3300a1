import type {ReactiveController} from 'lit';
import {warn} from '../errors/warn.ts';
import type {Host} from './context.ts';
import type {RowPortalController} from './row-portal.ts';

/** A script that sets the page up late is no mistake; after this long it probably is one. */
const patience = 5000;

/** Tells a page's developer of an element that no portal answers. */
export class AloneController implements ReactiveController {
  readonly #host: Host;
  readonly #portal: RowPortalController;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host, portal: RowPortalController) {
    this.#host = host;
    this.#portal = portal;
    host.addController(this);
  }

  hostConnected(): void {
    this.#timer = setTimeout(() => this.#warn(), patience);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  #warn(): void {
    const {localName} = this.#host;
    if (!this.#portal.portal) warn('alone', localName);
  }
}
