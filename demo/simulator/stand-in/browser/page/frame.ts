import {hello} from '../messages.ts';
import {frames} from './place.ts';

/** A frame of the processor's, out of reach for the page's sheets. */
export function createFrame(page: 'form' | 'question', title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.src = new URL(`${page}.html`, frames).href;
  frame.title = title;
  frame.name = `standInFrame${crypto.getRandomValues(new Uint32Array(1)).join('')}`;
  style(frame, {all: 'initial', display: 'block', width: '100%', border: '0'});
  return frame;
}

export function style(element: HTMLElement, rules: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(rules)) {
    element.style.setProperty(name, value, 'important');
  }
}

/**
 * Calls `opened` with a port each time a document of `frame` says that it is there: also when the
 * browser loaded it anew because it was moved. Returns the way out.
 */
export function answer(frame: HTMLIFrameElement, opened: (port: MessagePort) => void): () => void {
  const listen = ({data, source}: MessageEvent) => {
    if (data !== hello || source !== frame.contentWindow || !frame.contentWindow) return;
    const {port1, port2} = new MessageChannel();
    opened(port1);
    frame.contentWindow.postMessage(hello, frames.origin, [port2]);
  };
  addEventListener('message', listen);
  return () => removeEventListener('message', listen);
}
