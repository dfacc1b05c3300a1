/**
 * Stateless template functions: data and a {@link Localizer} in, template out. Eager elements import
 * from here; what only views draw has its own file (`transaction-badge`, `method-mark`,
 * `method-row`, `dialog-frame`, `field`, `view-icons`) and is imported from it, so that no list loads it. Each says
 * which sheet of `styles/` it needs.
 */
export {badge, type Tone} from './badge.ts';
export {box} from './box.ts';
export {button} from './button.ts';
export {icon, type Icon} from './icon.ts';
export * as icons from './icons.ts';
export {invoiceBadge, invoiceBadgeOf} from './invoice-badge.ts';
export {notice} from './notice.ts';
export {block} from './skeleton.ts';
export {spinner} from './spinner.ts';
export {failedView, portalOffView, stateView} from './state-view.ts';
export {methodLabel, money, name} from './text.ts';
