import {waitUntil} from './wait-until.ts';

/**
 * A page in a frame of its own viewport, because dialogs go by the viewport and not every engine
 * lets a test resize its window. Modules loaded there are the frame's own.
 */
export class Frame {
  readonly #element: HTMLIFrameElement;

  private constructor(element: HTMLIFrameElement) {
    this.#element = element;
  }

  static async open(width: number, height: number): Promise<Frame> {
    const element = document.createElement('iframe');
    element.width = String(width);
    element.height = String(height);
    element.srcdoc = '<!doctype html><html lang="en"><title>A page</title><body></body></html>';
    document.body.append(element);
    await waitUntil(() => element.contentDocument?.title === 'A page', 'the frame never came');
    return new Frame(element);
  }

  get window(): Window & typeof globalThis {
    return this.#element.contentWindow as Window & typeof globalThis;
  }

  /** A module of the project, by its path from the root. */
  async load<T>(path: string): Promise<T> {
    const {window} = this;
    const script = window.document.createElement('script');
    script.type = 'module';
    const url = new URL(path, location.href).href;
    script.textContent = `window.loaded = import(${JSON.stringify(url)})`;
    window.document.head.append(script);
    await waitUntil(() => 'loaded' in window, `${path} never came`);
    return (window as unknown as {loaded: Promise<T>}).loaded;
  }

  close(): void {
    this.#element.remove();
  }
}
