export {Body} from './body.ts';
export {styles} from './accept-invite.styles.ts';
