import type {ProcessorDriver} from './driver.ts';
import {environmentOf, readMode, type ProcessorMode} from './mode.ts';
import {simulatorDriver} from './simulator.ts';
import {stripeDriver} from './stripe.ts';

export function driverOf(mode: ProcessorMode): ProcessorDriver {
  return mode.kind === 'simulator' ? simulatorDriver : stripeDriver(mode);
}

export const mode = readMode(process.env);

/** Of the processor that this run is about. */
export const processor = driverOf(mode);

export const processorEnvironment = environmentOf(mode);

/**
 * For a test about what the simulator alone can be asked for: `it(title, onSimulator('a clock'), …)`.
 * Against Stripe it is reported as not run, with the reason.
 */
export function onSimulator(what: string, {kind}: ProcessorMode = mode): {skip?: string} {
  return kind === 'simulator' ? {} : {skip: `not run: Stripe has no ${what} for tests`};
}
