/** Who takes the money in the end-to-end tests: the simulator, or Stripe in its test mode. */
export type ProcessorMode = {kind: 'simulator'} | ({kind: 'stripe'} & StripeKeys);

export interface StripeKeys {
  secretKey: string;
  publishableKey: string;
  webhookSecret: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const names = ['STRIPE_SECRET_KEY', 'STRIPE_PUBLISHABLE_KEY', 'STRIPE_WEBHOOK_SECRET'] as const;

/** The keys of Stripe's test mode, or one sentence that says why there are none. */
export function readTestKeys(environment: Environment): StripeKeys | string {
  const [secretKey, publishableKey, webhookSecret] = names.map(
    (name) => environment[name]?.trim() ?? '',
  ) as [string, string, string];
  const missing = names.filter((name) => !environment[name]?.trim());
  if (missing.length > 0) return `${missing.join(', ')} not set`;
  if (!/^[sr]k_test_/.test(secretKey) || !publishableKey.startsWith('pk_test_')) {
    return 'the keys are not of Stripe’s test mode, and nothing else is ever charged by a test';
  }
  return {secretKey, publishableKey, webhookSecret};
}

/** `npm run test:live` asks for Stripe; keys that happen to be in the environment do not. */
export function readMode(environment: Environment): ProcessorMode {
  if (environment['E2E_PROCESSOR'] !== 'stripe') return {kind: 'simulator'};
  const keys = readTestKeys(environment);
  if (typeof keys === 'string') throw new Error(`Stripe: ${keys}`);
  return {kind: 'stripe', ...keys};
}

/** What a server needs in its environment to take money there. */
export function environmentOf(mode: ProcessorMode): Record<string, string> {
  if (mode.kind === 'simulator') return {};
  return {
    STRIPE_SECRET_KEY: mode.secretKey,
    STRIPE_PUBLISHABLE_KEY: mode.publishableKey,
    STRIPE_WEBHOOK_SECRET: mode.webhookSecret,
  };
}
