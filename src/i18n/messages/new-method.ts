import type {Money} from '../../contract/types.ts';
import type {MethodKind} from './payment.ts';

/** Entering a new method, paying a part, and the bank's questions; loaded with the payment view. */
export interface NewMethodMessages {
  readonly another: string;
  readonly kinds: string;
  /** In the place of its name, inside a sentence. */
  readonly thisOne: Readonly<Record<MethodKind, string>>;
  readonly save: string;
  readonly makeDefault: string;
  readonly firstIsDefault: string;
  readonly loading: string;
  readonly blocked: string;
  /** The same, where nothing is saved. */
  readonly blockedAlone: string;
  /** What the payer agrees to beside paying (P-22). */
  readonly consent: {
    readonly saveCard: (firm: string) => string;
    /** `contact`: where the payer can write to. */
    readonly saveBank: (firm: string, contact: string) => string;
    /** Not saved, several invoices. */
    readonly kept: (count: number) => string;
  };

  readonly part: {
    readonly open: string;
    /** The same as it is read out, with the invoice. */
    readonly name: (number: string) => string;
    readonly dueNow: (amount: Money) => string;
    readonly other: string;
    readonly range: (min: Money, max: Money) => string;
    readonly tooLittle: (min: Money) => string;
    readonly tooMuch: (max: Money) => string;
    readonly unreadable: (currency: string, sample: Money) => string;
    readonly correctFirst: string;
  };

  readonly confirm: {
    readonly title: string;
    readonly payment: (amount: Money, number: string) => string;
    readonly setUp: string;
    /** The bank's window is open. */
    readonly open: string;
    /** How the others stand: paid before, and waiting. */
    readonly others: string;
    readonly now: string;
    readonly skip: string;
    readonly skipped: (number: string) => string;
  };

  /** The account has to be verified by small deposits before it can pay (P-24). */
  readonly toVerify: string;
  /** What the processor says no to without saying why. */
  readonly refused: string;
}
