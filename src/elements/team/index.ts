export {PortalTeam} from './team.ts';
