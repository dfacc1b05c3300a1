export {Body} from './body.ts';
export {styles} from './statement.styles.ts';
