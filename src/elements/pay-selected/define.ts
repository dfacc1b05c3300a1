import {define} from '../../controllers/define.ts';
import {PortalPaySelected} from './pay-selected.ts';

define('portal-pay-selected', PortalPaySelected);
