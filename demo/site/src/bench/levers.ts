/** The simulator's levers, as demo/simulator/README.md says: `/_simulator` on the demo's own port. */

export interface Time {
  /** Unix seconds. */
  now: number;
  advancedDays: number;
}

export interface Fault {
  method?: string;
  path?: string;
  times?: number;
  left?: number;
  fault: {kind: string; mode?: string; effect?: string; ms?: number; seconds?: number};
}

/** Null where there is no simulator: with Stripe's own keys. */
export async function fetchTime(): Promise<Time | null> {
  const answer = await fetch('/_simulator/clock');
  const isThere = answer.headers.get('content-type')?.includes('json') ?? false;
  return answer.ok && isThere ? ((await answer.json()) as Time) : null;
}

export async function advance(days: number): Promise<Time> {
  return (await ask('POST', '/clock', {advanceDays: days})) as Time;
}

export async function fetchFaults(): Promise<Fault[]> {
  return faultsOf(await ask('GET', '/faults'));
}

export async function arm(fault: Fault): Promise<Fault[]> {
  return faultsOf(await ask('POST', '/faults', {faults: [fault]}));
}

export async function clearFaults(): Promise<Fault[]> {
  return faultsOf(await ask('DELETE', '/faults'));
}

async function ask(method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`/_simulator${path}`, {
    method,
    ...(body !== undefined && {body: JSON.stringify(body)}),
  });
  const said = (await answer.json()) as {error?: string};
  if (!answer.ok) throw new Error(said.error ?? `The simulator answered ${answer.status}.`);
  return said;
}

function faultsOf(said: unknown): Fault[] {
  return (said as {faults: Fault[]}).faults;
}
