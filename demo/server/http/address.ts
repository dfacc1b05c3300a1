import {isIP, isIPv6} from 'node:net';
import {getConnInfo} from '@hono/node-server/conninfo';
import type {Context} from 'hono';

/**
 * Where a request comes from, as far as limits go: the client's address as the outermost trusted
 * proxy saw it, and of IPv6 the network of 64 bits, since a household has all of its addresses.
 */
export function clientAddress(context: Context, trustedProxies: number): string {
  return network(addressOf(context, trustedProxies));
}

/** The whole address, as kept with what somebody agreed to; null where there is none. */
export function consentAddress(context: Context, trustedProxies: number): string | null {
  const address = addressOf(context, trustedProxies).split('%')[0] ?? '';
  const [, v4] = mapped.exec(address) ?? [];
  return isIP(v4 ?? address) ? (v4 ?? address.toLowerCase()) : null;
}

function addressOf(context: Context, trustedProxies: number): string {
  const forwarded = context.req.header('x-forwarded-for')?.split(',') ?? [];
  const hops = [...forwarded.map((hop) => hop.trim()), peerAddress(context)];
  return hops.at(-1 - trustedProxies) ?? hops[0] ?? '';
}

/** An IPv4 address as an IPv6 socket sees it. */
const mapped = /^::ffff:([\d.]+)$/i;

function peerAddress(context: Context): string {
  // A request that came by no socket, as in tests, has no address.
  const isBySocket = context.env !== undefined && 'incoming' in (context.env as object);
  return (isBySocket && getConnInfo(context).remote.address) || 'unknown';
}

function network(address: string): string {
  const [, v4] = mapped.exec(address) ?? [];
  if (v4 !== undefined) return v4;
  if (!isIPv6(address)) return address.slice(0, 64);
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const known = [...groups(head)];
  const missing = tail === undefined ? 0 : 8 - known.length - groups(tail).length;
  const full = [...known, ...Array<string>(Math.max(0, missing)).fill('0'), ...groups(tail ?? '')];
  return `${full
    .slice(0, 4)
    .map((group) => group.toLowerCase())
    .join(':')}::/64`;
}
