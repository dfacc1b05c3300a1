/** Registers what a page can show a moment after its invoices. */
import '../elements/accept-invite/define.ts';
import '../elements/invoice/define.ts';
import '../elements/account-menu/define.ts';
import '../elements/client-access/define.ts';
import '../elements/pay-selected/define.ts';
import '../elements/payment-history/define.ts';
import '../elements/payment-methods/define.ts';
import '../elements/pay-link/define.ts';
import '../elements/statement/define.ts';
import '../elements/team/define.ts';
