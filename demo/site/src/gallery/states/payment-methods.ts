import type {TestPortal} from 'client-portal-elements/testing';
import type {Person} from '../person.ts';
import type {GalleryElement, GalleryState} from './state.ts';

const tag = 'portal-payment-methods';
const account = {kind: 'us_bank_account'} as const;

/** No other method beside. */
const bare = (
  arrange: (portal: TestPortal) => unknown,
): Pick<GalleryState, 'scenario' | 'arrange'> => ({
  scenario: 'noMethods',
  arrange: (portal) => void arrange(portal),
});

const unverified = (type: 'amounts' | 'descriptor_code') =>
  bare((portal) => {
    portal.addMethod();
    portal.addMethod({
      ...account,
      status: 'pending_verification',
      verification: {
        type,
        arrivesOn: new Date(Date.now() + 172_800_000).toISOString().slice(0, 10),
      },
    });
  });

async function openForm(person: Person): Promise<void> {
  await person.press('[part~=add]');
  await person.sees('select');
}

async function save(person: Person): Promise<void> {
  await openForm(person);
  await person.sees('[part~=save]:not([aria-disabled])');
  await person.press('[part~=save]');
}

async function remove(person: Person, row: number): Promise<void> {
  await person.press('[part~=delete]', row);
  await person.press('[part~=confirm-delete]');
}

async function verify(person: Person): Promise<void> {
  await person.press('[part~=verify]');
  await person.types('#first', '0.11');
  await person.types('#second', '0.12');
  await person.press('[part~=confirm-verify]');
}

export const paymentMethods: GalleryElement = {
  id: 'payment-methods',
  title: 'Payment methods',
  markup: [[tag]],
  sees: `${tag}:state(ready)`,
  states: [
    {
      id: 'loading',
      title: 'Loading',
      scenario: 'empty',
      arrange: (portal) => portal.faults.always('listMethods', 'hang'),
      sees: '.panel',
    },
    {id: 'none', title: 'None saved', scenario: 'noMethods', sees: `${tag}:state(empty)`},
    {id: 'one', title: 'One', ...bare((portal) => portal.addMethod())},
    {
      id: 'many',
      title: 'Many',
      scenario: 'empty',
      arrange(portal) {
        for (const brand of ['amex', 'discover', 'diners', 'jcb', 'unionpay', 'unknown']) {
          portal.addMethod({brand, last4: '0005'});
        }
      },
    },
    {
      id: 'conditions',
      title: 'Expired, expiring, closed, failed',
      ...bare((portal) => {
        const today = new Date();
        const [expMonth, expYear] = [today.getMonth() + 1, today.getFullYear()];
        portal.addMethod({expMonth, expYear});
        portal.addMethod({brand: 'mastercard', last4: '4444', expMonth: 3, expYear: 2024});
        portal.addMethod({...account, status: 'unusable', unusableReason: 'account_closed'});
        portal.addMethod({
          ...account,
          bankName: 'Harbor Bank',
          last4: '1234',
          status: 'unusable',
          unusableReason: 'verification_failed',
        });
      }),
    },
    {id: 'to-verify', title: 'To be verified', ...unverified('amounts')},
    {
      id: 'verify-amounts',
      title: 'Verify by two amounts',
      ...unverified('amounts'),
      act: (person) => person.press('[part~=verify]'),
      sees: '#first',
    },
    {
      id: 'verify-code',
      title: 'Verify by a code',
      ...unverified('descriptor_code'),
      act: (person) => person.press('[part~=verify]'),
      sees: '#code',
    },
    {
      id: 'verify-mismatch',
      title: 'Wrong amounts',
      ...unverified('amounts'),
      act: verify,
      sees: '#first[aria-invalid=true]',
    },
    {
      id: 'verify-closed',
      title: 'Too many tries',
      scenario: 'noMethods',
      arrange(portal) {
        unverified('amounts').arrange?.(portal);
        const params = {reason: 'tries'};
        portal.faults.next('verifyMethod', {problem: 'verification_closed', params});
      },
      act: verify,
      sees: '[part~=notice]',
    },
    {
      id: 'add',
      title: 'Add',
      scenario: 'empty',
      act: (person) => openForm(person),
      sees: '[part~=save]',
    },
    {
      id: 'add-first',
      title: 'Add the first',
      scenario: 'noMethods',
      act: (person) => openForm(person),
      sees: '[part~=save]',
    },
    {
      id: 'add-failed',
      title: 'The form could not load',
      scenario: 'empty',
      enter: (gateway) => (gateway.isBlocked = true),
      act: (person) => person.press('[part~=add]'),
      sees: '[part~=error]',
    },
    {
      id: 'add-declined',
      title: 'The bank refused it',
      scenario: 'empty',
      enter: (gateway) => (gateway.method = 'declined'),
      act: save,
      sees: '[part~=error]',
    },
    {
      id: 'confirming',
      title: 'The bank asks',
      scenario: 'empty',
      enter: (gateway) => (gateway.method = 'asksFirst'),
      act: save,
      sees: '[aria-label="Test bank"]',
    },
    {
      id: 'saved',
      title: 'Saved',
      scenario: 'empty',
      enter: (gateway) => (gateway.method = 'bank'),
      act: save,
      sees: '[part~=notice]',
    },
    {
      id: 'saved-to-verify',
      title: 'Saved, to be verified',
      scenario: 'empty',
      enter: (gateway) => (gateway.method = 'bankToVerify'),
      act: save,
      sees: '[part~=notice]',
    },
    {
      id: 'made-default',
      title: 'Another default',
      scenario: 'empty',
      act: (person) => person.press('[part~=make-default]'),
      sees: '[part~=notice]',
    },
    {
      id: 'delete',
      title: 'Delete?',
      scenario: 'empty',
      act: (person) => person.press('[part~=delete]', 1),
      sees: '[part~=keep]',
    },
    {
      id: 'delete-default',
      title: 'Delete the default?',
      scenario: 'empty',
      act: (person) => person.press('[part~=delete]'),
      sees: '[part~=keep]',
    },
    {
      id: 'deleting',
      title: 'Deleting',
      scenario: 'empty',
      arrange: (portal) => portal.faults.always('removeMethod', 'hang'),
      act: (person) => remove(person, 2),
      sees: '[part~=delete][aria-busy=true]',
    },
    {
      id: 'deleted-default',
      title: 'The default was deleted',
      scenario: 'empty',
      act: (person) => remove(person, 0),
      sees: '[part~=notice]',
    },
    {
      id: 'removing',
      title: 'Not let go of yet',
      scenario: 'empty',
      arrange: (portal) => portal.stall(),
      act: (person) => remove(person, 2),
      sees: '[part~=notice]',
    },
    {
      id: 'in-use',
      title: 'In use',
      scenario: 'debitInProgress',
      act: (person) => remove(person, 1),
      sees: '[part~=notice]',
    },
    {
      id: 'delete-failed',
      title: 'Deleting failed',
      scenario: 'empty',
      arrange: (portal) => portal.faults.always('removeMethod', 'error'),
      act: (person) => remove(person, 1),
      sees: '[part~=notice]',
    },
    {
      id: 'failed',
      title: 'Could not be loaded',
      scenario: 'empty',
      arrange: (portal) => portal.faults.always('listMethods', 'error'),
      sees: `${tag}:state(failed)`,
    },
    {
      id: 'stale',
      title: 'Could not be refreshed',
      scenario: 'empty',
      async act(person, portal) {
        await person.sees(`${tag}:state(ready)`);
        portal.faults.always('listMethods', 'error');
        await person.reloads(tag);
      },
      sees: '[part~=notice]',
    },
    {
      id: 'signed-out',
      title: 'Signed out',
      scenario: 'signedOut',
      sees: `${tag}:state(signed-out)`,
    },
    {
      id: 'portal-off',
      title: 'Portal off',
      scenario: 'portalOff',
      sees: '.panel',
    },
    {
      id: 'dialog',
      title: 'Opened from the account menu',
      scenario: 'empty',
      markup: [['portal-account-menu', {class: 'at-end'}]],
      async act(person) {
        await person.press('#person');
        await person.press('[role=menuitem]');
      },
      sees: 'dialog li',
    },
    {
      id: 'dialog-delete',
      title: 'Delete?, from the account menu',
      scenario: 'empty',
      markup: [['portal-account-menu', {class: 'at-end'}]],
      async act(person) {
        await person.press('#person');
        await person.press('[role=menuitem]');
        await person.press('[part~=delete]', 1);
      },
      sees: '[part~=keep]',
    },
  ],
};
