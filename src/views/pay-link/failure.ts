import {html, type TemplateResult} from 'lit';
import type {Session} from '../../contract/types.ts';
import type {PortalError} from '../../errors/index.ts';
import {
  capitalized,
  errorText,
  type Localizer,
  type PayLinkMessages,
  type ViewText,
} from '../../i18n/index.ts';
import {button, failedView, icons, stateView} from '../../parts/index.ts';

export interface FailureScene {
  readonly localizer: Localizer;
  readonly words: PayLinkMessages;
  readonly error: PortalError | undefined;
  /** Known once the link was open. */
  readonly firm: Session['firm'] | undefined;
  readonly onRetry: () => void;
}

/** The link has ended, or the firm has withdrawn it. */
export function isDead(error: PortalError | undefined): boolean {
  return error?.code === 'link_expired' || error?.code === 'link_revoked';
}

/** What stands in place of the invoice: a link that opens nothing any more, or what can be tried again. */
export function failureOf({localizer, words, error, firm, onRetry}: FailureScene): TemplateResult {
  const {messages} = localizer;
  const dead = error && deathOf(error, words, firm?.name ?? messages.theFirm);
  if (dead) {
    const text = firm ? dead.text : capitalized(dead.text, localizer.locale);
    return stateView({...dead, text, drawing: icons.lock, ...contactOf(firm)});
  }
  return html`<slot name="error"
    >${failedView({
      title: words.loadFailed,
      text: error ? errorText(localizer, error, {firm: firm?.name}) : '',
      reference: error?.requestId && messages.reference(error.requestId),
      action: button({label: messages.retry, look: 'outlined', part: 'retry', onPress: onRetry}),
    })}</slot
  >`;
}

function deathOf({code}: PortalError, words: PayLinkMessages, firm: string): ViewText | null {
  if (code === 'link_expired') return words.expired(firm);
  return code === 'link_revoked' ? words.revoked(firm) : null;
}

/** Whom to ask, once it is known whose link it was. */
function contactOf(firm: Session['firm'] | undefined): {readonly action?: TemplateResult} {
  const email = firm?.supportEmail;
  return email ? {action: html`<p><a href="mailto:${email}">${email}</a></p>`} : {};
}
