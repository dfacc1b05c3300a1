import {insides} from '../client/inside.ts';
import type {PortalClient, RowClient} from '../client/types.ts';
import {wholeClient} from '../client/whole-client.ts';
import {AloneController} from './alone.ts';
import type {Host} from './context.ts';
import {latePlatform} from './late-platform.ts';
import {RowPortalController} from './row-portal.ts';

/** An element's way to the portal it stands in: the whole client, who is signed in, and the views. */
export class PortalController extends RowPortalController {
  readonly #host: Host;

  constructor(host: Host) {
    super(host);
    this.#host = host;
    new AloneController(host, this);
  }

  override get client(): PortalClient | null {
    return wholeFor(this.#host, super.client);
  }
}

/** The client of rows with everything else. Null for a moment where another copy of the package made it. */
export function wholeFor(host: Host, client: RowClient | null): PortalClient | null {
  if (!client || client.known) return client && client.known;
  if (insides.has(client)) return wholeOf(client);
  // Whatever cannot be loaded shows in what needs it.
  client.whole().then(
    () => host.requestUpdate(),
    () => undefined,
  );
  return null;
}

/** The same for a client of our own. */
export function wholeOf(client: RowClient): PortalClient {
  return wholeClient(client, latePlatform);
}
