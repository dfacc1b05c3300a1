import type {
  ActionOutcome,
  ActionRequest,
  FormListeners,
  FormRequest,
  FormUse,
  MethodToken,
  PaymentForm,
  PaymentGateway,
} from '../gateway/payment-gateway.ts';
import {ApiError} from './api-error.ts';
import type {TestPortal} from './portal.ts';
import type {EnteredMethod} from './state.ts';

/** What a payer may enter, by name; each behaves like a test card or account of a processor's. */
export const testMethods = {
  card: {label: 'Visa 4242: pays', kind: 'card', brand: 'visa', last4: '4242'},
  declined: {
    label: 'Visa 0002: is declined',
    kind: 'card',
    brand: 'visa',
    last4: '0002',
    outcome: 'generic_decline',
  },
  asksEachTime: {
    label: 'Visa 3184: the bank asks for each payment',
    kind: 'card',
    brand: 'visa',
    last4: '3184',
    outcome: 'action_required',
  },
  asksFirst: {
    label: 'Visa 3155: the bank asks once',
    kind: 'card',
    brand: 'visa',
    last4: '3155',
    asksFirst: true,
  },
  bank: {
    label: 'Test Bank 6789: pays',
    kind: 'us_bank_account',
    bankName: 'Test Bank',
    last4: '6789',
  },
  bankToVerify: {
    label: 'Test Bank 1234: has to be verified',
    kind: 'us_bank_account',
    bankName: 'Test Bank',
    last4: '1234',
    toVerify: true,
  },
} as const satisfies Record<string, EnteredMethod & {label: string}>;

export type TestMethodName = keyof typeof testMethods;

/**
 * A gateway for pages under test, in place of the processor's: `provider.gateway`. Its form is one
 * select with the {@link testMethods}; nothing is loaded and nothing leaves the page. The bank's
 * window is a plain one over the page.
 */
export class TestGateway implements PaymentGateway {
  /** What is entered when a form opens. Default: `card`. */
  method: TestMethodName = 'card';
  /** What the payer answers to the bank. Default `ask`: the window opens and waits for a press. */
  answer: ActionOutcome | 'ask' = 'ask';
  /** The processor's script cannot load (P-20). */
  isBlocked = false;
  /** The form has something to be corrected. */
  isIncomplete = false;
  /** What the form was opened with, and changed to. */
  readonly uses: FormUse[] = [];
  /** What the bank was answered, oldest first. */
  readonly answers: ActionOutcome[] = [];
  readonly #portal: TestPortal;
  readonly #forms = new Set<TestForm>();
  #window: HTMLElement | null = null;

  constructor(portal: TestPortal) {
    this.#portal = portal;
  }

  async openForm({host, use, on, signal}: FormRequest): Promise<PaymentForm> {
    await Promise.resolve();
    signal?.throwIfAborted();
    if (this.isBlocked) throw this.blocked();
    const form = new TestForm(this, this.#portal, host, on);
    this.#forms.add(form);
    await form.update(use);
    return form;
  }

  /** What the gateway rejects with where the processor's script cannot load. */
  blocked(): Error {
    return failure('network', 'processor_blocked');
  }

  /** For the test: the form breaks, or Escape is pressed in its frame. */
  get form(): TestForm | undefined {
    return [...this.#forms].at(-1);
  }

  async handleAction({clientSecret}: ActionRequest): Promise<ActionOutcome> {
    const outcome = this.answer === 'ask' ? await this.#ask() : this.answer;
    if (outcome !== 'left') this.#portal.answerChallenge(clientSecret, outcome);
    this.answers.push(outcome);
    return outcome;
  }

  dispose(): void {
    for (const form of this.#forms) form.close();
    this.#window?.remove();
  }

  #ask(): Promise<ActionOutcome> {
    return new Promise((resolve) => {
      const shade = document.createElement('div');
      shade.role = 'dialog';
      shade.ariaLabel = 'Test bank';
      shade.style.cssText =
        'position:fixed;inset:0;z-index:2147483647;display:grid;place-content:center;gap:8px;background:#0008';
      const labels = {completed: 'Complete', failed: 'Fail', left: 'Leave'} as const;
      for (const [outcome, label] of Object.entries(labels)) {
        const button = document.createElement('button');
        button.textContent = label;
        button.style.cssText = 'padding:12px 32px;font:inherit';
        button.addEventListener('click', () => {
          shade.remove();
          resolve(outcome as ActionOutcome);
        });
        shade.append(button);
      }
      document.body.append(shade);
      this.#window = shade;
      shade.querySelector('button')?.focus();
    });
  }
}

export class TestForm implements PaymentForm {
  readonly #gateway: TestGateway;
  readonly #portal: TestPortal;
  readonly #on: FormListeners;
  readonly #select = document.createElement('select');

  constructor(gateway: TestGateway, portal: TestPortal, host: HTMLElement, on: FormListeners) {
    this.#gateway = gateway;
    this.#portal = portal;
    this.#on = on;
    this.#select.className = 'input';
    this.#select.ariaLabel = 'Test method';
    this.#select.addEventListener('change', () => this.enter(this.entered));
    this.moveTo(host);
  }

  /** What stands in the form. */
  get entered(): TestMethodName {
    return this.#select.value as TestMethodName;
  }

  /** Enters something else. */
  enter(name: TestMethodName): void {
    this.#select.value = name;
    const {kind} = testMethods[name];
    this.#on.change({isComplete: !this.#gateway.isIncomplete, isEmpty: false, kind});
  }

  /** The form breaks, as when the processor's frame is taken out of the page. */
  fail(): void {
    this.#on.failed?.(failure('server', 'processor_failed') as never);
  }

  pressEscape(): void {
    this.#on.escape?.();
  }

  async update(use: FormUse): Promise<void> {
    await Promise.resolve();
    this.#gateway.uses.push(use);
    const before = this.#select.length > 0 ? this.entered : this.#gateway.method;
    const names = Object.keys(testMethods) as TestMethodName[];
    const offered = names.filter((name) => use.methods.includes(testMethods[name].kind));
    this.#select.replaceChildren(
      ...offered.map((name) => new Option(testMethods[name].label, name)),
    );
    this.enter(offered.includes(before) ? before : (offered[0] ?? 'card'));
  }

  async setLocale(): Promise<void> {
    await Promise.resolve();
  }

  moveTo(host: HTMLElement): void {
    if (this.#select.parentNode !== host) host.append(this.#select);
  }

  focus(): void {
    this.#select.focus();
  }

  async createToken(): Promise<MethodToken> {
    await Promise.resolve();
    if (this.#gateway.isIncomplete) throw failure('invalid', 'method_incomplete');
    const {label: _, ...entered} = testMethods[this.entered];
    return {confirmationToken: this.#portal.issueToken(entered), method: entered};
  }

  close(): void {
    this.#select.remove();
  }
}

function failure(kind: 'network' | 'server' | 'invalid', code: string): ApiError {
  return new ApiError(kind, `The test gateway says ${code}`, {
    type: 'about:blank',
    title: code,
    status: 0,
    code: code as never,
    requestId: 'test',
    retryable: kind !== 'invalid',
  });
}

export function createTestGateway(portal: TestPortal): TestGateway {
  return new TestGateway(portal);
}
