export {PortalAcceptInvite} from './accept-invite.ts';
