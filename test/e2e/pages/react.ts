/** A page of a React application: state goes in as props, events come out as props, a ref acts. */
import {createElement as h, useRef, useState} from 'react';
import {createRoot} from 'react-dom/client';
import type {PortalProvider as Provider} from 'client-portal-elements';
import {PortalInvoiceList, PortalPaySelected, PortalProvider} from 'client-portal-elements/react';

interface Firm {
  apiUrl: string;
  email: string;
  password: string;
}

export function start({apiUrl, email, password}: Firm): void {
  function Page() {
    const provider = useRef<Provider>(null);
    const [status, setStatus] = useState<'outstanding' | 'all'>('outstanding');
    const [selected, setSelected] = useState(0);
    const [paid, setPaid] = useState(0);
    const signIn = () => void provider.current?.signIn({grant: 'password', email, password});
    return h(
      PortalProvider,
      {
        ref: provider,
        apiUrl,
        session: 'memory',
        onPortalPaymentCompleted: ({transactions}) => setPaid(transactions.length),
      },
      h('button', {onClick: signIn}, 'Sign in'),
      h('button', {onClick: () => setStatus('all')}, 'Everything'),
      h('output', null, `${selected} selected, ${paid} paid`),
      h(PortalPaySelected),
      h(PortalInvoiceList, {
        status,
        onPortalSelectionChanged: ({invoiceIds}) => setSelected(invoiceIds.length),
      }),
    );
  }

  const root = createRoot(document.querySelector('main')!);
  root.render(h(Page));
  document.addEventListener('leave', () => root.unmount());
}
