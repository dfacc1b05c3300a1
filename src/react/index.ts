/**
 * The elements as React components (18 and later): properties are props, events are props named
 * after them (`portal-payment-completed` is `onPortalPaymentCompleted`), a ref gives the element.
 * Needs `react` and `@lit/react` beside this package. Importing it registers the elements.
 */
import '../elements/accept-invite/define.ts';
import '../elements/account-menu/define.ts';
import '../elements/client-access/define.ts';
import '../elements/invoice-list/define.ts';
import '../elements/invoice/define.ts';
import '../elements/pay-selected/define.ts';
import '../elements/payment-history/define.ts';
import '../elements/payment-methods/define.ts';
import '../elements/pay-link/define.ts';
import '../elements/statement/define.ts';
import '../elements/team/define.ts';
import '../setup/provider.define.ts';
import {createComponent} from '@lit/react';
import * as react from 'react';
import {PortalAcceptInvite as AcceptInvite} from '../elements/accept-invite/index.ts';
import {PortalAccountMenu as AccountMenu} from '../elements/account-menu/index.ts';
import {PortalClientAccess as ClientAccess} from '../elements/client-access/index.ts';
import {PortalInvoiceList as InvoiceList} from '../elements/invoice-list/index.ts';
import {PortalInvoice as Invoice} from '../elements/invoice/index.ts';
import {PortalPaySelected as PaySelected} from '../elements/pay-selected/index.ts';
import {PortalPaymentHistory as PaymentHistory} from '../elements/payment-history/index.ts';
import {PortalPaymentMethods as PaymentMethods} from '../elements/payment-methods/index.ts';
import {PortalPayLink as PayLink} from '../elements/pay-link/index.ts';
import {PortalStatement as Statement} from '../elements/statement/index.ts';
import {PortalTeam as Team} from '../elements/team/index.ts';
import {PortalProvider as Provider} from '../setup/provider.ts';
import {
  elementEvents,
  listEvents,
  methodEvents,
  paymentEvents,
  sessionEvents,
  staffEvents,
  teamEvents,
} from './events.ts';

export const PortalProvider = createComponent({
  react,
  tagName: 'portal-provider',
  elementClass: Provider,
  events: {
    ...elementEvents,
    ...paymentEvents,
    ...methodEvents,
    ...listEvents,
    ...teamEvents,
    ...staffEvents,
    ...sessionEvents,
  },
});

export const PortalInvoiceList = createComponent({
  react,
  tagName: 'portal-invoice-list',
  elementClass: InvoiceList,
  events: {...elementEvents, ...paymentEvents, ...listEvents},
});

export const PortalInvoice = createComponent({
  react,
  tagName: 'portal-invoice',
  elementClass: Invoice,
  events: {...elementEvents, ...paymentEvents},
});

export const PortalPaySelected = createComponent({
  react,
  tagName: 'portal-pay-selected',
  elementClass: PaySelected,
  events: {...elementEvents, ...paymentEvents},
});

export const PortalAccountMenu = createComponent({
  react,
  tagName: 'portal-account-menu',
  elementClass: AccountMenu,
  events: {...elementEvents, ...methodEvents},
});

export const PortalPaymentMethods = createComponent({
  react,
  tagName: 'portal-payment-methods',
  elementClass: PaymentMethods,
  events: {...elementEvents, ...methodEvents},
});

export const PortalPaymentHistory = createComponent({
  react,
  tagName: 'portal-payment-history',
  elementClass: PaymentHistory,
  events: {...elementEvents},
});

export const PortalStatement = createComponent({
  react,
  tagName: 'portal-statement',
  elementClass: Statement,
  events: elementEvents,
});

export const PortalTeam = createComponent({
  react,
  tagName: 'portal-team',
  elementClass: Team,
  events: {...elementEvents, ...teamEvents},
});

export const PortalAcceptInvite = createComponent({
  react,
  tagName: 'portal-accept-invite',
  elementClass: AcceptInvite,
  events: elementEvents,
});

export const PortalPayLink = createComponent({
  react,
  tagName: 'portal-pay-link',
  elementClass: PayLink,
  events: {...elementEvents, ...paymentEvents},
});

export const PortalClientAccess = createComponent({
  react,
  tagName: 'portal-client-access',
  elementClass: ClientAccess,
  events: {...elementEvents, ...staffEvents},
});
