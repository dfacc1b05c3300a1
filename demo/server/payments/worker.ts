import {setTimeout as delay} from 'node:timers/promises';
import type {Ports} from '../ports.ts';
import {claimUnderWay, claimUnfinished, type Lease} from './lease.ts';
import type {Ran} from './run.ts';
import type {PaymentService} from './service.ts';
import type {PaymentSettings} from './settings.ts';

/**
 * Finishes what requests began: submissions whose holder fell silent, those that wait for the
 * processor, and debits under way. Any number of processes may run one; a submission is worked on by
 * one of them at a time.
 */
export class PaymentWorker {
  readonly #ports: Ports;
  readonly #settings: PaymentSettings;
  readonly #service: PaymentService;
  readonly #ending = new AbortController();
  #loop: Promise<void> | undefined;

  constructor(ports: Ports, settings: PaymentSettings, service: PaymentService) {
    this.#ports = ports;
    this.#settings = settings;
    this.#service = service;
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  /** Resolves when the step under way is written. The service is stopped, too. */
  async stop(): Promise<void> {
    this.#ending.abort();
    await this.#service.stop();
    await this.#loop;
  }

  /** One round: everything that is due now. */
  async tick(): Promise<void> {
    const {db} = this.#ports;
    const term = () => this.#service.newTerm();
    const askedBefore = this.#ports.clock.now() - this.#settings.askAboutDebits;
    await this.#workOff(() => claimUnfinished(db, term()));
    await this.#workOff(() => claimUnderWay(db, {...term(), askedBefore}), {asksAboutDebits: true});
  }

  async #workOff(
    next: () => Promise<Lease | null>,
    options?: {asksAboutDebits: boolean},
  ): Promise<void> {
    for (let ran: Ran = 'ended'; ran !== 'waits' && !this.#service.isStopping;) {
      const lease = await next();
      if (!lease) return;
      ran = await this.#service.work(lease, options);
    }
  }

  async #run(): Promise<void> {
    const {signal} = this.#ending;
    while (!signal.aborted) {
      try {
        await this.tick();
      } catch (error) {
        this.#ports.log.error({err: error}, 'The payment worker could not finish its round');
      }
      await delay(this.#settings.poll, undefined, {signal}).catch(() => undefined);
    }
  }
}
