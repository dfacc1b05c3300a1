import type {Browser, Page} from 'playwright-core';

/** One entry of Chrome's trace; times in microseconds. */
interface TraceEvent {
  name: string;
  ph: string;
  ts: number;
  dur?: number;
  /** Time on the processor: what other programs take is not in it. */
  tdur?: number;
  pid: number;
  tid: number;
}

/** What the performance panel of Chrome's developer tools paints as scripting. */
const scripting = new Set([
  'EvaluateScript',
  'EventDispatch',
  'FireAnimationFrame',
  'FireIdleCallback',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'XHRReadyStateChange',
]);
/** A script may ask for these in the middle; they are not its own time. */
const rendering = new Set(['Layout', 'UpdateLayoutTree']);

/** Milliseconds of scripting, that `act` causes until it settles. */
export async function scriptingOf(
  browser: Browser,
  page: Page,
  act: () => Promise<void>,
): Promise<number> {
  await browser.startTracing(page, {categories: ['devtools.timeline', 'v8.execute']});
  await act();
  const trace = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[];
  };
  return scriptingTime(trace.traceEvents) / 1000;
}

function scriptingTime(events: readonly TraceEvent[]): number {
  const ordered = events
    .filter(({ph, name}) => ph === 'X' && (scripting.has(name) || rendering.has(name)))
    .sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
  /** Where the outermost event of each kind ends, by thread. */
  const scriptEnds = new Map<string, number>();
  const renderEnds = new Map<string, number>();
  let total = 0;
  for (const event of ordered) {
    const thread = `${event.pid} ${event.tid}`;
    const isScript = scripting.has(event.name);
    const ends = isScript ? scriptEnds : renderEnds;
    const isInScript = event.ts < (scriptEnds.get(thread) ?? 0);
    const isNested = event.ts < (ends.get(thread) ?? 0);
    if (isNested || (!isScript && !isInScript)) continue;
    ends.set(thread, event.ts + (event.dur ?? 0));
    const time = event.tdur ?? event.dur ?? 0;
    total += isScript ? time : -time;
  }
  return total;
}
