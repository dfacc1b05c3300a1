export {Body} from './body.ts';
export {styles} from './team.styles.ts';
