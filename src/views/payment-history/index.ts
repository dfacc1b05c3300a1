export {Body} from './body.ts';
export {styles} from './payment-history.styles.ts';
