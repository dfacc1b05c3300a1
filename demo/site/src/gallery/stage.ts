/**
 * One state of one element, alone on a page: `stage.html?element=…&state=…`. Puts `data-ready` on
 * <html> once the state is reached, or `data-failed` with the reason. The portal behind it is the
 * published one in memory, answered through the service worker of the gallery.
 */
import 'client-portal-elements/define';
import type {PortalProvider} from 'client-portal-elements';
import {
  createTestGateway,
  handlers,
  staffHandlers,
  mara,
  pseudoMessages,
  scenarios,
  testPassword,
  type TestPortal,
} from 'client-portal-elements/testing';
import {setupWorker} from 'msw/browser';
import {makeHostile} from './hostile.ts';
import {Person, roots} from './person.ts';
import {presetStripe} from '../stand-in.ts';
import {applySettings, readSettings, type Settings} from './settings.ts';
import {findState} from './states/index.ts';
import type {GalleryElement, GalleryState, Markup} from './states/state.ts';

const {documentElement: root} = document;

presetStripe();
void show().catch((error: unknown) => {
  root.dataset['failed'] = String(error);
  throw error;
});

async function show(): Promise<void> {
  const params = new URLSearchParams(location.search);
  const settings = readSettings(params);
  applySettings(settings);
  const found = findState(params.get('element'), params.get('state'));
  if (!found) throw new Error('There is no such element or state');
  const {element, state} = found;
  document.title = `${element.title}: ${state.title}`;

  const portal = scenarios[state.scenario](state.options);
  state.arrange?.(portal);
  if (settings.hostile) makeHostile(portal);
  // An address of its own for each visit: stages side by side must not hear of each other.
  const apiUrl = `/gallery/api/${crypto.randomUUID()}/alder`;
  await answerFrom(portal, apiUrl, element.isForStaff === true);
  await reach({element, state, portal, apiUrl, settings});
  root.dataset['ready'] = '';
}

async function answerFrom(portal: TestPortal, apiUrl: string, isStaff: boolean): Promise<void> {
  const worker = setupWorker(...(isStaff ? staffHandlers : handlers)(portal, {apiUrl}));
  await worker.start({
    quiet: true,
    onUnhandledFrame: 'bypass',
    serviceWorker: {url: '/gallery/mockServiceWorker.js', options: {scope: '/gallery/'}},
  });
}

interface Stage {
  element: GalleryElement;
  state: GalleryState;
  portal: TestPortal;
  apiUrl: string;
  settings: Settings;
}

async function reach({element, state, portal, apiUrl, settings}: Stage): Promise<void> {
  const provider = document.createElement('portal-provider');
  provider.apiUrl = apiUrl;
  provider.session = 'memory';
  const gateway = createTestGateway(portal);
  state.enter?.(gateway);
  provider.gateway = gateway;
  if (settings.longer) provider.messages = pseudoMessages;
  const isAsked = state.hasOwnSignIn !== true;
  if (isAsked)
    provider.getSession = state.isStarting
      ? never
      : element.isForStaff && !state.isContact
        ? portal.getStaffSession
        : portal.getSession;
  provider.append(...toElements(state.markup ?? element.markup));
  document.querySelector('main')?.append(provider);
  if (!isAsked && portal.signedInAs) await signIn(provider);

  const person = new Person(document);
  await state.act?.(person, portal);
  await person.sees(state.sees ?? element.sees);
  await quiet(portal);
}

async function signIn(provider: PortalProvider): Promise<void> {
  await provider.updateComplete;
  await provider.signIn({grant: 'password', email: mara.email, password: testPassword});
}

const never = () => new Promise<null>(() => undefined);

function toElements(markup: Markup): HTMLElement[] {
  return markup.map(([name, attributes = {}]) => {
    const element = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) {
      element.setAttribute(attribute, value);
    }
    return element;
  });
}

/** Nothing has been asked for a moment, and what was answered is painted. */
async function quiet(portal: TestPortal): Promise<void> {
  let before = -1;
  while (before !== portal.requests.length) {
    before = portal.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  await document.fonts.ready;
  const running = [...roots(document)].flatMap((part) => part.getAnimations());
  const ending = running.filter(({effect}) => effect?.getTiming().iterations !== Infinity);
  await Promise.allSettled(ending.map(({finished}) => finished));
}
