import {expect} from '@open-wc/testing';
import {PortalErrorEvent, PortalInvoicesLoadedEvent} from '../../../src/events/index.ts';
import {NetworkError} from '../../../src/errors/index.ts';

const once = {once: true};

describe('listening to the elements', () => {
  it('is typed on elements, document and window, and reaches all three', () => {
    const heard: unknown[] = [];
    const element = document.createElement('div');
    document.body.append(element);
    // Without the types, `count` and `kind` would not compile.
    element.addEventListener('portal-invoices-loaded', ({count}) => heard.push(count));
    document.addEventListener('portal-invoices-loaded', ({count}) => heard.push(count), once);
    window.addEventListener('portal-invoices-loaded', ({count}) => heard.push(count), once);
    document.addEventListener('portal-error', ({kind}) => heard.push(kind), once);

    element.dispatchEvent(new PortalInvoicesLoadedEvent({count: 25}));
    element.dispatchEvent(new PortalErrorEvent(new NetworkError('offline')));
    element.remove();

    expect(heard).to.deep.equal([25, 25, 25, 'network']);
  });

  it('works from inside a shadow root', () => {
    const host = document.createElement('div');
    const inner = host.attachShadow({mode: 'closed'}).appendChild(document.createElement('p'));
    document.body.append(host);
    let target: EventTarget | null = null;
    document.addEventListener('portal-invoices-loaded', (event) => (target = event.target), once);

    inner.dispatchEvent(new PortalInvoicesLoadedEvent({count: 1}));
    host.remove();

    expect(target).to.equal(host);
  });
});
