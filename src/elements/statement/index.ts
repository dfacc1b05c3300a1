export {PortalStatement} from './statement.ts';
