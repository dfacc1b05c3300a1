export {PortalPaySelected} from './pay-selected.ts';
