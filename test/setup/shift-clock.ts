/**
 * Preloaded (`node --import`): for this process it is CLOCK_SHIFT milliseconds later than it is. So a test of
 * what a day shows need not fear midnight, and any suite can be run on any day.
 */
const shift = Number(process.env['CLOCK_SHIFT'] ?? 0);
const {now} = Date;
const shifted = () => now() + shift;

globalThis.Date = new Proxy(Date, {
  construct: (target, args: unknown[], newTarget) =>
    Reflect.construct(target, args.length === 0 ? [shifted()] : args, newTarget) as Date,
  get: (target, name, receiver) =>
    name === 'now' ? shifted : (Reflect.get(target, name, receiver) as unknown),
});
