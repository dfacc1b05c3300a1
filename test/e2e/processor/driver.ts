import type {BrowserContext, Page} from 'playwright-core';
import type Stripe from 'stripe';

/** Of a running demo, what a driver must know. */
export interface DemoAtProcessor {
  simulatorUrl: string;
  startedAt: number;
}

/** The form for a new method in its frame, as a person fills it in. */
export interface MethodForm {
  typeCard(number: string): Promise<void>;
  /** What stands in the field of the card's number. */
  typedNumber(): Promise<string>;
}

/** What the payer's bank asks over the page. Each answer is through when its promise is. */
export interface BankQuestion {
  complete(): Promise<void>;
  fail(): Promise<void>;
}

/** What differs for a test between the simulator and Stripe itself. */
export interface ProcessorDriver {
  /** As the page's session would name it. */
  readonly publishableKey: string;
  /** Has the browser find Stripe.js and Stripe's API where a page of a firm expects them. */
  answerIn(context: BrowserContext, demo: DemoAtProcessor): Promise<void>;
  formOn(page: Page): MethodForm;
  /** Waits for the question. */
  bankAsks(page: Page): Promise<BankQuestion>;
  /** Throws where one of these hosts is none that a form needs. */
  expectHosts(hosts: ReadonlySet<string>): void;
  /** The intents of the demo's platform account, newest first. */
  intentsOf(demo: DemoAtProcessor): Promise<Stripe.PaymentIntent[]>;
}
