/** Registers every element of a contact's portal. */
import '../elements/account-menu/define.ts';
import '../elements/invoice-list/define.ts';
import '../elements/pay-selected/define.ts';
import '../elements/payment-methods/define.ts';
import './provider.define.ts';
