import type {Fault} from './levers.ts';

/** Which request of the firm's server is hit, by what the page calls it. */
export const requests: Readonly<Record<string, {label: string; method?: string; path: string}>> = {
  confirm: {label: 'to take a payment', method: 'POST', path: '/v1/payment_intents/*/confirm'},
  create: {label: 'to prepare a payment', method: 'POST', path: '/v1/payment_intents'},
  cancel: {label: 'to cancel a payment', method: 'POST', path: '/v1/payment_intents/*/cancel'},
  setup: {label: 'to save a method', method: 'POST', path: '/v1/setup_intents/**'},
  read: {label: 'how a payment stands', method: 'GET', path: '/v1/payment_intents/*'},
  clock: {label: '(nothing: its time moves on)', path: '/_simulator/clock'},
  any: {label: 'anything', path: '/v1/**'},
};

export const kinds: Readonly<Record<string, {label: string; fault: Fault['fault']}>> = {
  drop_before: {label: 'hangs up before doing it', fault: {kind: 'drop_before'}},
  drop_after: {label: 'does it and hangs up', fault: {kind: 'drop_after'}},
  delay: {label: 'takes twelve seconds', fault: {kind: 'delay', ms: 12_000}},
  busy: {label: 'is busy (429)', fault: {kind: 'lock_timeout'}},
  error: {label: 'fails (500)', fault: {kind: 'server_error', effect: 'before'}},
  error_after: {
    label: 'does it and says that it failed (500)',
    fault: {kind: 'server_error', effect: 'after'},
  },
  early: {label: 'sends the webhook first', fault: {kind: 'webhook', mode: 'before'}},
  late: {
    label: 'sends the webhook a minute later',
    fault: {kind: 'webhook', mode: 'after', seconds: 60},
  },
  twice: {label: 'sends the webhook twice', fault: {kind: 'webhook', mode: 'twice'}},
  reversed: {
    label: 'sends the webhooks in the wrong order',
    fault: {kind: 'webhook', mode: 'reversed'},
  },
  never: {label: 'sends no webhook', fault: {kind: 'webhook', mode: 'never'}},
};

export function toFault(request: string, kind: string, times: number): Fault {
  const {method, path} = requests[request]!;
  return {...(method !== undefined && {method}), path, times, fault: kinds[kind]!.fault};
}

/** An armed fault in the words of the page; those set elsewhere as they are. */
export function describe({path, left = 1, fault}: Fault): string {
  const request = Object.values(requests).find((known) => known.path === path);
  const wanted = JSON.stringify(fault);
  const kind = Object.values(kinds).find((known) => JSON.stringify(known.fault) === wanted);
  const count = left === 1 ? '' : ` (${left} times)`;
  return `Asked ${request?.label ?? path ?? 'anything'}, it ${kind?.label ?? wanted}${count}`;
}
