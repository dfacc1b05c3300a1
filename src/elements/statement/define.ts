import {define} from '../../controllers/define.ts';
import {PortalStatement} from './statement.ts';

define('portal-statement', PortalStatement);
