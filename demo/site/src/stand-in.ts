/** The release of Stripe.js that it stands in for. */
const version = 'endive';

type MakeStripe = (...args: readonly unknown[]) => unknown;

/**
 * Where the simulator is the processor, `window.Stripe` is the simulator's. It is loaded when it is
 * first called, as Stripe.js itself is loaded when it is first needed. A firm's site has nothing like
 * it.
 */
export function presetStripe(): void {
  const page = window as {Stripe?: MakeStripe};
  const preset: MakeStripe = async (...args) => {
    const script = '/_simulator/stripe.js';
    // It puts itself in the place of this.
    await import(script);
    return page.Stripe?.(...args);
  };
  page.Stripe = Object.assign(preset, {version});
}
