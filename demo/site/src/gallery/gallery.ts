/** The gallery: every element in every state, each on a stage of its own in a frame. */
import {buildControls, fillControls, widths} from './controls.ts';
import {choiceNames, readSettings, writeSettings} from './settings.ts';
import {elements, findState} from './states/index.ts';
import type {GalleryElement, GalleryState} from './states/state.ts';

const form = required<HTMLFormElement>('#settings');
const nav = required<HTMLElement>('#states');
const title = required<HTMLElement>('#title');
const frames = required<HTMLElement>('#frames');

/** Frames of a contact sheet are shown smaller; its class in the sheet says how much. */
const sheetHeight = 800;

buildControls(form);
form.addEventListener('change', () => {
  const {element, state} = chosen();
  history.replaceState(null, '', addressOf(element, state, fromForm()));
  render();
});
form.addEventListener('submit', (event) => event.preventDefault());
nav.addEventListener('click', (event) => {
  const link = (event.target as Element).closest('a');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, '', link.href);
  render();
});
addEventListener('popstate', render);
render();

interface Shell {
  params: URLSearchParams;
  width: string;
  isSheet: boolean;
}

function shell(): Shell {
  const address = new URLSearchParams(location.search);
  const given = address.get('width') ?? '';
  return {
    params: writeSettings(readSettings(address)),
    width: widths.includes(given) ? given : '768',
    isSheet: address.get('sheet') === '1',
  };
}

function fromForm(): Shell {
  const data = new FormData(form);
  const params = new URLSearchParams();
  for (const [name, value] of data) if (typeof value === 'string') params.set(name, value);
  return {
    params: writeSettings(readSettings(params)),
    width: params.get('width') ?? '768',
    isSheet: params.has('sheet'),
  };
}

function chosen(): {element: GalleryElement; state: GalleryState} {
  const address = new URLSearchParams(location.search);
  const found = findState(address.get('element'), address.get('state'));
  if (found) return found;
  const element = elements.find(({id}) => id === address.get('element')) ?? elements[0];
  const state = element?.states[0];
  if (!element || !state) throw new Error('The gallery is empty');
  return {element, state};
}

function addressOf(element: GalleryElement, state: GalleryState, to: Shell): string {
  const params = new URLSearchParams({element: element.id, state: state.id, width: to.width});
  if (to.isSheet) params.set('sheet', '1');
  for (const [name, value] of to.params) params.set(name, value);
  return `?${params}`;
}

function stageOf(element: GalleryElement, state: GalleryState, {params}: Shell): string {
  return `stage.html?${new URLSearchParams({element: element.id, state: state.id})}&${params}`;
}

function render(): void {
  const now = shell();
  const {element, state} = chosen();
  const settings = readSettings(now.params);
  const values = new URLSearchParams(now.params);
  for (const name of choiceNames) values.set(name, settings[name]);
  values.set('width', now.width);
  if (now.isSheet) values.set('sheet', '1');
  fillControls(form, values);
  renderNav(element, state, now);
  title.textContent = now.isSheet ? element.title : `${element.title}: ${state.title}`;
  const shown = now.isSheet ? element.states : [state];
  frames.className = now.isSheet ? 'sheet' : 'one';
  frames.replaceChildren(...shown.map((each) => renderFrame(element, each, now)));
}

function renderNav(current: GalleryElement, state: GalleryState, now: Shell): void {
  nav.replaceChildren(
    ...elements.map((element) => {
      const group = document.createElement('details');
      group.open = element === current;
      group.name = 'element';
      const summary = document.createElement('summary');
      summary.textContent = element.title;
      const list = document.createElement('ul');
      list.append(
        ...element.states.map((each) => {
          const item = document.createElement('li');
          const link = document.createElement('a');
          link.href = addressOf(element, each, {...now, isSheet: false});
          link.textContent = each.title;
          link.dataset['stage'] = stageOf(element, each, now);
          if (element === current && each === state && !now.isSheet) link.ariaCurrent = 'page';
          item.append(link);
          return item;
        }),
      );
      group.append(summary, list);
      return group;
    }),
  );
}

function renderFrame(element: GalleryElement, state: GalleryState, now: Shell): HTMLElement {
  const figure = document.createElement('figure');
  const caption = document.createElement('figcaption');
  const alone = document.createElement('a');
  alone.href = stageOf(element, state, now);
  alone.textContent = now.isSheet ? state.title : 'Open alone';
  alone.target = '_blank';
  caption.append(alone);
  const holder = document.createElement('div');
  holder.className = 'holder';
  holder.style.setProperty('--width', `${now.width}px`);
  holder.style.setProperty('--height', `${sheetHeight}px`);
  const frame = document.createElement('iframe');
  frame.title = `${element.title}: ${state.title}`;
  frame.loading = 'lazy';
  frame.src = stageOf(element, state, now);
  holder.append(frame);
  figure.append(caption, holder);
  return figure;
}

function required<E extends Element>(selector: string): E {
  const found = document.querySelector<E>(selector);
  if (!found) throw new Error(`The page has no ${selector}`);
  return found;
}
