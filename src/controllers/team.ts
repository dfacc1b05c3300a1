import type {PortalClient, Resource, SessionState} from '../client/types.ts';
import type {Team} from '../contract/types.ts';
import type {Host} from './context.ts';
import {ResourceController} from './resource.ts';

export type TeamAccess = 'loading' | 'signed-out' | 'unavailable' | 'failed' | 'ready';

/** What stands in the way of the team (T-06); a payment link does not show it. */
export function teamAccess(state: SessionState): TeamAccess {
  switch (state.status) {
    case 'starting':
      return 'loading';
    case 'portal-off':
      return 'unavailable';
    case 'signed-in':
      if (!state.session.contact) return 'signed-out';
      return state.session.capabilities.team ? 'ready' : 'unavailable';
    default:
      return state.status;
  }
}

/** The team for a view; shared by all elements of a portal that show it. */
export class TeamController {
  readonly #team: ResourceController<Team>;

  /** `find` answers null while nothing may be asked. */
  constructor(host: Host, find: () => PortalClient | null) {
    this.#team = new ResourceController<Team>(host, () => {
      const client = find();
      return client?.share('team', (signal) => client.api.getTeam({signal}));
    });
  }

  get value(): Resource<Team> {
    return this.#team.value;
  }

  async reload(): Promise<void> {
    await this.#team.store?.reload();
  }
}
