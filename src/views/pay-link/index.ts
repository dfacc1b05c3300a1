export {Body} from './body.ts';
export {styles} from './pay-link.styles.ts';
