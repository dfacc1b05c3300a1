import {define} from '../../controllers/define.ts';
import {PortalClientAccess} from './client-access.ts';

define('portal-client-access', PortalClientAccess);
