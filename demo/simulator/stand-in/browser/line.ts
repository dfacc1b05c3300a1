type Calls<C> = {[K in keyof C]: {takes: unknown; gives: unknown}};

type Message =
  | {ask: number; name: string; value: unknown}
  | {answer: number; value: unknown}
  | {news: string; value: unknown};

type Handlers<C extends Calls<C>> = {
  [K in keyof C]: (value: C[K]['takes']) => C[K]['gives'] | Promise<C[K]['gives']>;
};

/** One end of a port: asks what `Out` names, is asked what `In` names, tells and hears news. */
export class Line<Out extends Calls<Out>, Told> {
  readonly #port: MessagePort;
  readonly #waiting = new Map<number, (value: unknown) => void>();
  #asked = 0;

  constructor(port: MessagePort, hears: {[K in keyof Told]?: (value: Told[K]) => void}) {
    this.#port = port;
    const news = hears as Record<string, ((value: unknown) => void) | undefined>;
    port.onmessage = ({data}: MessageEvent<Message>) => {
      if ('answer' in data) this.#waiting.get(data.answer)?.(data.value);
      else if ('news' in data) news[data.news]?.(data.value);
    };
  }

  ask<K extends keyof Out & string>(name: K, value: Out[K]['takes']): Promise<Out[K]['gives']> {
    this.#asked += 1;
    const ask = this.#asked;
    this.#port.postMessage({ask, name, value} satisfies Message);
    return new Promise((resolve) => this.#waiting.set(ask, resolve));
  }

  close(): void {
    this.#port.close();
  }
}

/** The frame's end: answers what it is asked, and tells news. */
export class Desk<In extends Calls<In>, Tells> {
  readonly #port: MessagePort;

  constructor(port: MessagePort, handlers: Handlers<In>) {
    this.#port = port;
    const known = handlers as Record<string, (value: unknown) => unknown>;
    port.onmessage = async ({data}: MessageEvent<Message>) => {
      if (!('ask' in data)) return;
      const value = await known[data.name]?.(data.value);
      port.postMessage({answer: data.ask, value} satisfies Message);
    };
  }

  tell<K extends keyof Tells & string>(news: K, value: Tells[K]): void {
    this.#port.postMessage({news, value} satisfies Message);
  }
}
