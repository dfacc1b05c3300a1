import type {Ids} from '../ids.ts';
import {type Account, openAccount} from '../protocol/route.ts';
import type {DueRow, Store} from '../store.ts';
import {endDispute} from './disputes.ts';
import {endMicrodeposits} from './microdeposits.ts';
import {endRefund} from './refunds.ts';
import {endDebit} from './settle-debits.ts';

/**
 * Brings about what the clock has made due in an account, each at its own moment. Called before each
 * request, so that what one reads depends on the clock alone and not on a timer. Answers the ids of
 * the events.
 */
export function bringAbout(store: Store, accountId: string, now: number, newId: Ids): string[] {
  const events: string[] = [];
  for (;;) {
    const due = store.nextDue(accountId, now);
    if (!due) return events;
    const account = openAccount(store, accountId, due.row.dueAt!, newId);
    takeEffect(account, due);
    events.push(...account.events);
  }
}

function takeEffect(account: Account, due: DueRow): void {
  switch (due.kind) {
    case 'payment_intent':
      if (due.row.facts.microdeposits) endMicrodeposits(account, due.row);
      else endDebit(account, due.row);
      return;
    case 'dispute':
      endDispute(account, due.row);
      return;
    case 'refund':
      endRefund(account, due.row);
      return;
    case 'setup_intent':
      endMicrodeposits(account, due.row);
      return;
    default:
      throw new Error(`Nothing is due for a ${due.kind}`);
  }
}
