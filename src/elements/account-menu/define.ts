import {define} from '../../controllers/define.ts';
import {PortalAccountMenu} from './account-menu.ts';

define('portal-account-menu', PortalAccountMenu);
