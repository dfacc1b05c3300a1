/** Registers every element of a contact's portal. */
import '../elements/invoice-list/define.ts';
import './provider.define.ts';
import './rest.define.ts';
