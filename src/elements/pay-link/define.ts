import {define} from '../../controllers/define.ts';
import {PortalPayLink} from './pay-link.ts';

define('portal-pay-link', PortalPayLink);
