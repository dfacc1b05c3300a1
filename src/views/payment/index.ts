import {define as defineElement} from '../../controllers/define.ts';
import {SignInForm} from '../sign-in/sign-in-form.ts';
import {PaymentView} from './payment-view.ts';

export const tag = 'portal-payment-view';

export function define(): void {
  defineElement('portal-sign-in-form', SignInForm);
  defineElement(tag, PaymentView);
}
