import type {FormRequest, PaymentForm} from '../../../src/gateway/payment-gateway.ts';
import {oneInvoice, processor} from './form-page.ts';
import {waitUntil} from '../support/wait-until.ts';

type GatewayModule = typeof import('../../../src/gateway/index.ts');

/** For Firefox, 'self' is not the origin of a page that has no address of its own. */
export const ownScripts = `script-src ${location.origin} 'unsafe-inline'`;

/** A page of its own under a policy, with the gateway loaded. It asks the network nothing of Stripe's. */
export class PageUnderPolicy {
  readonly #frame: HTMLIFrameElement;
  warnings: readonly string[] = [];
  violations: readonly string[] = [];
  readonly gateway: Promise<GatewayModule>;

  private constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
    this.gateway = (this.window as unknown as {gateway: Promise<GatewayModule>}).gateway;
  }

  static async open(policy = ownScripts): Promise<PageUnderPolicy> {
    const frame = document.createElement('iframe');
    frame.width = frame.height = '600';
    frame.srcdoc = `<!doctype html><html lang="en"><head>
      <meta http-equiv="Content-Security-Policy" content="${policy}">
      <title>A page</title></head><body><div id="host"></div>
      <script>
        window.warned = []; console.warn = (text) => window.warned.push(text);
        window.violated = [];
        addEventListener('securitypolicyviolation', (event) => {
          window.violated.push(event.effectiveDirective + ' ' + event.blockedURI);
        });
        window.gateway = import(${JSON.stringify(`${location.origin}/src/gateway/index.ts`)});
      </script></body></html>`;
    document.body.append(frame);
    await waitUntil(() => frame.contentWindow && 'gateway' in frame.contentWindow, 'no page came');
    const page = new PageUnderPolicy(frame);
    const {warned, violated} = page.window as unknown as {warned: string[]; violated: string[]};
    page.warnings = warned;
    page.violations = violated;
    await page.gateway;
    return page;
  }

  get window(): Window & typeof globalThis & {Stripe?: {version?: unknown}} {
    return this.#frame.contentWindow as Window & typeof globalThis;
  }

  get document(): Document {
    return this.window.document;
  }

  /** Tags for Stripe.js that are in the page now. */
  get scripts(): HTMLScriptElement[] {
    return [...this.document.querySelectorAll<HTMLScriptElement>('script[src*="stripe.com"]')];
  }

  /** What Stripe's own address would have answered. */
  async presetStripe(): Promise<void> {
    const script = this.document.createElement('script');
    script.src = '/_simulator/stripe.js';
    this.document.head.append(script);
    await waitUntil(() => 'Stripe' in this.window, 'the stand-in never came');
  }

  async openForm(request: Partial<FormRequest> = {}): Promise<PaymentForm> {
    const {createStripeGateway} = await this.gateway;
    return createStripeGateway().openForm({
      processor,
      host: this.document.querySelector<HTMLElement>('#host')!,
      use: oneInvoice,
      locale: 'en',
      on: {change: () => undefined},
      ...request,
    });
  }

  async refusal(request: Partial<FormRequest> = {}): Promise<unknown> {
    return this.openForm(request).then(
      () => 'it opened',
      (error: unknown) => error,
    );
  }

  close(): void {
    this.#frame.remove();
  }
}
