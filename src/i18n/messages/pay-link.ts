import type {Money} from '../../contract/types.ts';
import type {ViewText} from './core.ts';

/** The page behind a payment link; loaded with its view. */
export interface PayLinkMessages {
  readonly invoiceFrom: (firm: string) => string;
  readonly due: (date: string) => string;
  readonly savedMethods: string;
  readonly details: string;
  readonly total: string;
  readonly paid: (amount: Money) => ViewText;
  readonly expired: (firm: string) => ViewText;
  readonly revoked: (firm: string) => ViewText;
  readonly noLink: ViewText;
  readonly ended: ViewText;
  readonly loading: string;
  readonly loadFailed: string;
  /** The account that logged in may not see the invoice. */
  readonly foreign: string;
  readonly asGuest: string;
  /** What was sent before the account logged in, a guest's session alone can follow. */
  readonly sent: string;
  readonly showSent: string;
}
