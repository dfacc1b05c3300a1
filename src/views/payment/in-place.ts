/** The payment for a page that is about one, in its place; it needs nothing of the dialog. */
export {PaymentPanel} from './panel.ts';
export {panelStyles} from './panel.styles.ts';
