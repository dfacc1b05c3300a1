import {define as defineElement} from '../../controllers/define.ts';
import {SignInForm} from './sign-in-form.ts';
import {SignInView} from './sign-in-view.ts';

export const tag = 'portal-sign-in-view';

export function define(): void {
  defineElement('portal-sign-in-form', SignInForm);
  defineElement(tag, SignInView);
}
