import {readFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {Hono} from 'hono';

const browser = (path: string) => fileURLToPath(new URL(`browser/${path}`, import.meta.url));

/** What a browser is sent, by its path below the routes. */
const scripts: Readonly<Record<string, string>> = {
  '/stripe.js': 'page/stripe-js.ts',
  '/frame/form.js': 'frame/form.ts',
  '/frame/question.js': 'frame/question.ts',
};
const files: Readonly<Record<string, string>> = {
  '/frame/form.html': 'text/html; charset=utf-8',
  '/frame/question.html': 'text/html; charset=utf-8',
  '/frame/frame.css': 'text/css',
};

/** Stripe's frames talk to its API alone, and so do these. */
const framePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  'font-src *',
  "connect-src 'self' https://api.stripe.com",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/**
 * The stand-in for Stripe.js, below one path: `stripe.js`, which sets `window.Stripe`, and its
 * frames beside it. Made of the source at the first request.
 */
export function standInRoutes(): Hono {
  const app = new Hono();
  const bundled = new Map<string, Promise<string>>();
  for (const [path, source] of Object.entries(scripts)) {
    app.get(path, async (context) => {
      const script = bundled.get(path) ?? bundle(source);
      bundled.set(path, script);
      return context.body(await script, 200, headersOf('text/javascript'));
    });
  }
  for (const [path, type] of Object.entries(files)) {
    app.get(path, async (context) => {
      const content = await readFile(browser(path.slice(1)), 'utf8');
      return context.body(content, 200, headersOf(type));
    });
  }
  return app;
}

function headersOf(type: string): Record<string, string> {
  return {
    'Content-Type': type,
    'Cache-Control': 'no-cache',
    'Content-Security-Policy': framePolicy,
    'X-Content-Type-Options': 'nosniff',
  };
}

async function bundle(source: string): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [browser(source)],
    bundle: true,
    format: 'iife',
    target: ['chrome125', 'firefox128', 'safari17.5'],
    write: false,
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`${source} was not built`);
  return file.text;
}
