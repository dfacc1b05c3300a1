/**
 * Shared sheets, constructable (a strict policy lets them in). An element lists `base` first, then
 * what it draws: `static styles = [base, container, button, badge, own]`. Classes are named in each
 * file; the templates of `parts/` use them. Logical properties, px, no inline style.
 */
export {base, lateBase} from './base.ts';
export {container, rowBase} from './row-base.ts';
export {button} from './button.ts';
export {buttonLooks} from './button-looks.ts';
export {rowButton} from './row-button.ts';
export {badge} from './badge.ts';
export {notice} from './notice.ts';
export {stateView} from './state-view.ts';
export {skeleton} from './skeleton.ts';
export {field, input} from './field.ts';
export {box} from './box.ts';
export {boxHand} from './box-hand.ts';
export {rowBox} from './row-box.ts';
export {chips} from './chip.ts';
export {choice} from './choice.ts';
export {dialog} from './dialog.ts';
export {method} from './method.ts';
