import {define as defineElement} from '../../controllers/define.ts';
import {MethodsView} from './methods-view.ts';

export {styles} from './methods.styles.ts';
export {Body} from './body.ts';

export const tag = 'portal-methods-view';

export function define(): void {
  defineElement(tag, MethodsView);
}
