import {define as defineElement} from '../../controllers/define.ts';
import {define as defineSignIn} from '../sign-in/index.ts';
import {PaymentView} from './payment-view.ts';

export const tag = 'portal-payment-view';

export function define(): void {
  defineSignIn(); // its form is shown when the session ends in the middle
  defineElement(tag, PaymentView);
}
