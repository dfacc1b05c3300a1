import {ineligibility} from '../../../src/model/method-eligibility.ts';
import type {Db} from '../db/port.ts';
import {Refusal} from '../refusal.ts';
import {setDefault} from './keep.ts';
import {ownMethod} from './own-method.ts';

/** Moves the default to a method that can pay (M-05). Throws {@link Refusal}. */
export function makeDefault(db: Db, contactId: string, id: string, today: string): Promise<void> {
  return db.transaction(async (sql) => {
    const {kind, status, expMonth, expYear} = await ownMethod(sql, contactId, id, {isLocked: true});
    const expiry = {...(expMonth !== null && {expMonth}), ...(expYear !== null && {expYear})};
    const reason = ineligibility({kind, status, ...expiry}, [], today)?.reason;
    if (reason) throw new Refusal('payment_method_unusable', {params: {reason}});
    await setDefault(sql, contactId, id);
  });
}
