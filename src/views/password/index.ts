import {define as defineElement} from '../../controllers/define.ts';
import {PasswordView} from './password-view.ts';

export const tag = 'portal-password-view';

export function define(): void {
  defineElement(tag, PasswordView);
}
