import {html, type TemplateResult} from 'lit';
import {errorText, type Localizer, type ViewText} from '../../../i18n/index.ts';
import {
  button,
  failedView,
  icons,
  portalOffView,
  stateView,
  type Icon,
} from '../../../parts/index.ts';
import type {ListState} from '../list-state.ts';
import type {DeskScene} from './scene.ts';

type Told = Exclude<ListState, {status: 'loading' | 'ready'}>;

/** What stands in the place of rows; each a view of its own, so that none is taken for another (L-13). */
export function renderStateView(state: Told, scene: DeskScene): TemplateResult {
  const {localizer} = scene;
  const {messages} = localizer;
  switch (state.status) {
    case 'signed-out':
      return html`<slot name="signed-out"
        >${stateView({
          ...messages.signedOut(messages.theFirm),
          drawing: icons.lock,
          action: button({
            label: messages.login,
            look: 'filled',
            part: 'login',
            isBusy: scene.opener.isSigningIn,
            onPress: scene.on.login,
          }),
        })}</slot
      >`;
    case 'unavailable':
      return renderUnavailable(state, localizer);
    case 'failed':
      return renderFailed(state, scene);
    case 'empty':
      return html`<slot name="empty">${renderEmpty(state.session.firm.name, scene)}</slot>`;
  }
}

function renderUnavailable({because, firm}: Told & {status: 'unavailable'}, localizer: Localizer) {
  const {messages} = localizer;
  return because === 'portal-off'
    ? portalOffView(localizer, firm)
    : stateView({...messages.notPermitted(firm?.name ?? messages.theFirm), drawing: icons.eye});
}

function renderFailed({error, session}: Told & {status: 'failed'}, {localizer, on}: DeskScene) {
  const {messages} = localizer;
  const {title, text} = messages.loadFailed;
  const isOffline = error.kind === 'network';
  return html`<slot name="error"
    >${failedView({
      title,
      text: isOffline ? text : errorText(localizer, error, {firm: session?.firm.name}),
      reference: error.requestId === undefined ? undefined : messages.reference(error.requestId),
      action: button({label: messages.retry, look: 'outlined', part: 'retry', onPress: on.retry}),
    })}</slot
  >`;
}

function renderEmpty(firm: string, scene: DeskScene): TemplateResult {
  const {localizer, query, hasChips, on} = scene;
  const {messages} = localizer;
  if (query.q !== '') {
    return plainView(icons.search, messages.noMatch(query.q), messages.clearSearch, () =>
      on.type(''),
    );
  }
  if (query.status === 'all') return plainView(icons.document, messages.noInvoices(firm));
  const text =
    query.status === 'outstanding' ? messages.nothingToPay : messages.nothingFiltered[query.status];
  const drawing = query.status === 'processing' ? icons.arrows : icons.checkRing;
  return hasChips
    ? plainView(drawing, text, messages.showAllInvoices, on.showAll)
    : plainView(drawing, text);
}

function plainView(drawing: Icon, text: ViewText, label?: string, onPress?: () => void) {
  return stateView({
    ...text,
    drawing,
    ...(label !== undefined &&
      onPress && {action: button({label, look: 'outlined', part: 'action', onPress})}),
  });
}
