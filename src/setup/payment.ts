/**
 * All of a payment in one chunk: what it decides by, what it shows, what it tells the page. They are
 * never needed without each other, and are smaller together.
 */
export {
  createPaymentFlow,
  resumePaymentFlow,
  resumeUnfinished,
} from '../client/payment-flow/index.ts';
export {eventOf} from '../controllers/payment.ts';
export {define, tag} from '../views/payment/index.ts';
