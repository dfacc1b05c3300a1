import {define} from '../../controllers/define.ts';
import {PortalTeam} from './team.ts';

define('portal-team', PortalTeam);
