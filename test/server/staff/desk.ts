import type {SessionTokens} from '../../../src/contract/types.ts';
import type {Answer, CallOptions} from '../portal.ts';
import {builders, openTestPortal, password} from '../portal.ts';

/** Reads the version that a change is decided on. */
export function versionOf(answer: Answer): string {
  return answer.headers.get('etag') ?? '';
}

/**
 * Two firms. Alder has Sam at its desk, client `cli_1` with portal on and contacts Ann and Ben, client
 * `cli_off` with portal off and contact Cleo. Birch, without the Wallet, has Bo and client `cli_birch`.
 */
export async function openDesk(extras: Parameters<typeof openTestPortal>[0] = {}) {
  const portal = await openTestPortal(extras);
  const build = builders(portal.db);
  await build.firm('alder', {staff_origins: ['https://desk.alder.example']});
  await build.firm('birch', {takes_payments: false});
  await build.client('cli_1');
  await build.client('cli_off', {portal_enabled: false});
  await build.client('cli_birch', {firm_id: 'firm_birch', portal_enabled: false});
  await build.contact('ann', {client_id: 'cli_1'});
  await build.contact('ben', {client_id: 'cli_1'});
  await build.contact('cleo', {client_id: 'cli_off'});
  await build.staff('sam');
  await build.staff('bo', 'firm_birch');
  const token = await portal.signInStaff('sam@firm.example');
  const tokenOfBirch = await portal.signInStaff('bo@firm.example', 'birch');
  const desk = (method: string, path: string, options: CallOptions = {}) =>
    portal.call(method, path, {api: 'staff', token, ...options});
  return {
    ...portal,
    build,
    token,
    /** A contact's token of another firm's portal. */
    async signInAt(firm: string, email: string) {
      const body = {grant: 'password', email, password};
      const {body: tokens} = await portal.call('POST', '/sessions', {firm, body});
      return (tokens as SessionTokens).accessToken;
    },
    /** As Sam, at Alder's staff API. */
    desk,
    /** As Bo, at Birch's. */
    deskOfBirch: (method: string, path: string, options: CallOptions = {}) =>
      desk(method, path, {firm: 'birch', token: tokenOfBirch, ...options}),
    /** A change on the version that the item has now. */
    async change(path: string, body: unknown, seenAt = path) {
      const seen = await desk('GET', seenAt);
      return desk('PATCH', path, {body, headers: {'If-Match': versionOf(seen)}});
    },
  };
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;
