export {PortalAccountMenu} from './account-menu.ts';
