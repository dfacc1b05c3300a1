import type {Ports} from '../server/ports.ts';
import type {PasswordCost} from '../server/sessions/passwords.ts';
import type {Answer} from './payer.ts';
import type {MakeToken} from './tokens.ts';

export interface SeedOptions {
  ports: Ports;
  passwordCost: PasswordCost;
  /** Where browsers will find the server; its pages may call the API. */
  publicUrl: string;
  /** The server's own routes. */
  answer: Answer;
  makeToken: MakeToken;
  /** The payment simulator, whose days can be advanced; null on Stripe's test mode. */
  simulatorUrl: string | null;
}
