export {PortalClientAccess} from './client-access.ts';
