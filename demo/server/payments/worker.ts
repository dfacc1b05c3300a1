import {setTimeout as delay} from 'node:timers/promises';
import {reapMethods} from '../methods/reaper.ts';
import {carryOutDue} from '../webhooks/inbox.ts';
import type {Ports} from '../ports.ts';
import {flagLateDebits} from './late-debits.ts';
import {claimUnderWay, claimUnfinished, type Lease} from './lease.ts';
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
  /** One promise per lane in use. */
  readonly #busy = new Set<Promise<unknown>>();
  #loop: Promise<void> | undefined;
  #reapsAt = 0;

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

  /** Everything that is due now, to its end; what {@link start} does bit by bit. */
  async tick(): Promise<void> {
    await this.#reapAll();
    await carryOutDue(this.#ports, this.#service);
    while (await this.#takeUp()) await Promise.all(this.#busy);
  }

  async #run(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      try {
        await this.#takeUp();
        await carryOutDue(this.#ports, this.#service);
        await this.#reap();
      } catch (error) {
        this.#ports.log.error({err: error}, 'The payment worker could not look for work');
      }
      await this.#pause();
    }
  }

  async #reap(): Promise<void> {
    const now = this.#ports.clock.now();
    if (now < this.#reapsAt) return;
    this.#reapsAt = now + this.#settings.reapEvery;
    await this.#reapAll();
  }

  async #reapAll(): Promise<void> {
    await reapMethods(this.#ports);
    await flagLateDebits(this.#ports);
  }

  /** Until the next poll, or until a lane is free again. */
  async #pause(): Promise<void> {
    const over = new AbortController();
    const signal = AbortSignal.any([this.#ending.signal, over.signal]);
    const poll = delay(this.#settings.poll, undefined, {signal}).catch(() => undefined);
    await Promise.race([poll, ...this.#busy]);
    over.abort();
  }

  /** Fills the free lanes and waits for none: one slow submission does not hold up the others. */
  async #takeUp(): Promise<boolean> {
    let hasTaken = false;
    while (this.#busy.size < this.#settings.lanes && !this.#service.isStopping) {
      const taken = await this.#next();
      if (!taken) break;
      hasTaken = true;
      const work: Promise<unknown> = this.#service
        .work(taken.lease, taken)
        // What broke off is in the log already; its lease will expire.
        .catch(() => undefined)
        .finally(() => this.#busy.delete(work));
      this.#busy.add(work);
    }
    return hasTaken;
  }

  async #next(): Promise<{lease: Lease; asksAbout?: 'debits'} | null> {
    const {db, clock} = this.#ports;
    const unfinished = await claimUnfinished(db, this.#service.newTerm());
    if (unfinished) return {lease: unfinished};
    const askedBefore = clock.now() - this.#settings.askAboutDebits;
    const underWay = await claimUnderWay(db, {...this.#service.newTerm(), askedBefore});
    return underWay && {lease: underWay, asksAbout: 'debits'};
  }
}
