import type {PasswordCost} from './sessions/passwords.ts';

/** What a firm that deploys the server decides; `config.ts` reads it from the environment. */
export interface AppSettings {
  /** Origin under which browsers reach this server, without a slash at the end. */
  publicUrl: string;
  /** The processor's key for browsers; public by nature. */
  publishableKey: string;
  /** With which the processor signs what it tells; two of them while one replaces the other. */
  webhookSecrets: readonly string[];
  passwordCost: PasswordCost;
  /** How many proxies in front of this server add to `X-Forwarded-For`; 0 trusts the header never. */
  trustedProxies: number;
}
