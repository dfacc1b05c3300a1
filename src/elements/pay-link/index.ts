export {PortalPayLink} from './pay-link.ts';
