import type {PaymentMethod, Session, VerificationRequest} from '../../contract/types.ts';
import type {PortalError} from '../../errors/index.ts';
import {
  methodName,
  methodSpoken,
  type Localizer,
  type MethodsMessages,
  type NewMethodMessages,
  type PaymentMessages,
} from '../../i18n/index.ts';

/** Why the account is not verified yet. */
export type VerifyError = ((words: MethodsMessages) => string) | null;

/** A question or form about one method, in the place of the list or in a dialog over it. */
export type Step =
  | {
      readonly kind: 'add';
      /** The first becomes the default without being asked (M-04). */
      readonly isFirst: boolean;
      readonly doing?: 'saving' | 'confirming' | undefined;
      readonly error?: PortalError | undefined;
    }
  | {readonly kind: 'delete'; readonly method: PaymentMethod}
  | {readonly kind: 'verify'; readonly method: PaymentMethod; readonly error: VerifyError};

/** What is being done to a method that is there. */
export type Doing = 'default' | 'delete' | 'verify';

/** What every part of the view is drawn from. */
export interface Scene {
  readonly localizer: Localizer;
  readonly words: MethodsMessages;
  /** The words of entering a method, and of paying, which say the same here. */
  readonly newWords: NewMethodMessages;
  readonly payWords: PaymentMessages;
  readonly session: Session | null;
  /** Today in the firm's time zone. */
  readonly today: string;
  /** What is being done to a method, by its id. */
  readonly busy: ReadonlyMap<string, Doing>;
  readonly on: {
    add(makeDefault: boolean): void;
    makeDefault(method: PaymentMethod): void;
    open(step: Step): void;
    remove(method: PaymentMethod): void;
    verify(method: PaymentMethod, proof: VerificationRequest): void;
    leave(): void;
  };
}

/** "Visa •••• 4242" inside a sentence; the digits stay with their dots. */
export function shown(method: PaymentMethod, localizer: Localizer): string {
  return localizer.text(methodName(method, localizer).replace('•••• ', '••••\u00a0'));
}

/** "Visa ending in 4242" inside a sentence that is read out. */
export function spoken(method: PaymentMethod, localizer: Localizer): string {
  return localizer.text(methodSpoken(method, localizer));
}
