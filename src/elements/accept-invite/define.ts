import {define} from '../../controllers/define.ts';
import {PortalAcceptInvite} from './accept-invite.ts';

define('portal-accept-invite', PortalAcceptInvite);
