import {define} from '../controllers/define.ts';
import {PortalProvider} from './portal-provider.ts';

define('portal-provider', PortalProvider);
