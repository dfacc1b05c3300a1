export {PortalProvider} from './portal-provider.ts';
