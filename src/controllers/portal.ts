import type {PortalClient, RowClient} from '../client/types.ts';
import {wholeClient} from '../client/whole-client.ts';
import {AloneController} from './alone.ts';
import type {Host} from './context.ts';
import {latePlatform} from './late-platform.ts';
import {RowPortalController} from './row-portal.ts';

/** An element's way to the portal it stands in: the whole client, who is signed in, and the views. */
export class PortalController extends RowPortalController {
  constructor(host: Host) {
    super(host);
    new AloneController(host, this);
  }

  override get client(): PortalClient | null {
    return wholeOf(super.client);
  }
}

/** The client of rows with everything else. */
export function wholeOf(client: RowClient): PortalClient;
export function wholeOf(client: RowClient | null): PortalClient | null;
export function wholeOf(client: RowClient | null): PortalClient | null {
  return client && wholeClient(client, latePlatform);
}
