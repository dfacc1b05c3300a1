export {Body} from './body.ts';
export {styles} from './client-access.styles.ts';
