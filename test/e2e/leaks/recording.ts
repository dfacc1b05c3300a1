import type {BrowserContext, Page} from 'playwright-core';
import type {RunningDemo} from '../harness.ts';
import {recordPage} from './page-record.ts';
import type {Note, Secrets} from './search.ts';

/** Answers of the API that hold secrets, and what they are. */
const secretFields: Readonly<Record<string, string>> = {
  accessToken: 'access token',
  refreshToken: 'refresh token',
  clientSecret: 'client secret',
};

/** What the pages of a window showed, told, kept and asked for, and the secrets they were given. */
export class Recording {
  readonly notes: Note[] = [];
  readonly secrets: Secrets = new Map();
  readonly #reading: Promise<unknown>[] = [];
  readonly #demo: RunningDemo;

  constructor(demo: RunningDemo) {
    this.#demo = demo;
  }

  static async in(context: BrowserContext, demo: RunningDemo): Promise<Recording> {
    const recording = new Recording(demo);
    await context.exposeBinding('noteText', (_, place: string, text: string) => {
      recording.notes.push({place, text});
    });
    await context.addInitScript(recordPage);
    context.on('page', (page) => recording.#follow(page));
    return recording;
  }

  /** Reads what a page holds now, and waits for every answer that is on its way. */
  async look(page: Page): Promise<void> {
    await page.evaluate(() => globalThis.noteState());
    const cookies = await page.context().cookies();
    this.notes.push({place: 'cookie', text: JSON.stringify(cookies)});
    await Promise.all(this.#reading);
  }

  #follow(page: Page): void {
    const note = (place: string, text: string) => void this.notes.push({place, text});
    page.on('console', (message) => note('console', message.text()));
    page.on('pageerror', ({message, stack}) => note('console', `${message}\n${stack}`));
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) note('URL', frame.url());
    });
    page.on('request', (request) => {
      note(this.#isForProcessor(request.url()) ? 'URL of the processor' : 'URL', request.url());
    });
    page.on('response', (response) => {
      if (!response.url().startsWith(this.#demo.apiUrl)) return;
      // What has JSON in it; a stream of events has no end.
      if (!response.headers()['content-type']?.includes('json')) return;
      this.#reading.push(
        response.text().then(
          (text) => this.#keepSecrets(text),
          () => undefined,
        ),
      );
    });
  }

  /** What Stripe.js asks Stripe, or the stand-in the simulator, is theirs. */
  #isForProcessor(url: string): boolean {
    const {origin, pathname, hostname} = new URL(url);
    if (origin === this.#demo.url) return /^\/(v1|_simulator)\//.test(pathname);
    return /(^|\.)stripe\.(com|network)$/.test(hostname);
  }

  #keepSecrets(text: string): void {
    if (!text.startsWith('{')) return;
    JSON.parse(text, (name, value: unknown) => {
      const what = secretFields[name];
      if (what !== undefined && typeof value === 'string') this.secrets.set(value, what);
      return value;
    });
  }
}
