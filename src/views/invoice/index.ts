export {Body} from './body.ts';
export {InvoicePanel} from './panel.ts';
export {styles} from './invoice.styles.ts';
