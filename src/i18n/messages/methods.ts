import type {ViewText} from './core.ts';

/** The payment methods of a contact; loaded with their view. Methods are named as they are shown. */
export interface MethodsMessages {
  readonly add: string;
  readonly save: string;
  readonly saved: (method: string) => string;
  readonly alreadySaved: (method: string) => string;
  readonly onlyYou: string;
  readonly none: ViewText;
  readonly signedOut: (firm: string) => ViewText;
  readonly loading: string;
  readonly loadFailed: string;
  readonly back: string;

  // Rows
  readonly arriveBy: (date: string) => string;
  readonly accountClosed: string;
  readonly badges: Readonly<Record<MethodBadge, string>>;
  readonly makeDefault: string;
  readonly makeDefaultName: (method: string) => string;
  readonly deleteName: (method: string) => string;
  readonly verify: string;
  readonly verifyName: (method: string) => string;

  // Default
  readonly isDefault: (method: string) => string;
  readonly defaultFailed: (method: string) => string;

  // Delete
  readonly deleteTitle: (method: string) => string;
  readonly deleteText: string;
  readonly deleteDefault: string;
  readonly keep: string;
  readonly delete: string;
  readonly deleted: (method: string) => string;
  readonly noDefault: string;
  readonly inUse: (method: string, number: string) => string;
  readonly deleteFailed: (method: string) => string;
  readonly gone: (method: string) => string;

  // Verify
  readonly verifyTitle: (method: string) => string;
  readonly verifyAccount: string;
  readonly deposits: Readonly<Record<'amounts' | 'code', (date: string) => string>>;
  readonly firstAmount: string;
  readonly secondAmount: string;
  readonly amountHint: string;
  readonly code: string;
  readonly enterAmount: string;
  readonly enterCode: string;
  readonly mismatch: (triesLeft: number) => string;
  readonly closed: Readonly<Record<'tries' | 'time' | 'failed', string>>;
  readonly verified: (method: string) => string;
}

/** LOOK §4, the states of a method. */
export type MethodBadge = 'expired' | 'pending' | 'verification_failed' | 'unusable' | 'removing';
