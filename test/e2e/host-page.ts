import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import type {BrowserContext} from 'playwright-core';

const site = fileURLToPath(new URL('../../demo/site', import.meta.url));

/** The policy line of E-01, for a page on the API's own origin. */
const directives = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html client-portal-stripe 'allow-duplicates'",
];

/** What is added where a method is entered or a payment made (docs/security.md). */
const stripeSources: Readonly<Record<string, string>> = {
  'script-src': 'https://js.stripe.com https://*.js.stripe.com',
  'connect-src': 'https://api.stripe.com',
};
const stripeFrames =
  'frame-src https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com';

const strictPolicy = directives.join('; ');

/** The policy of a page whose visitors enter payment methods at Stripe. */
export const policyWithStripe = [
  ...directives.map((directive) => {
    const [name = ''] = directive.split(' ');
    return [directive, stripeSources[name]].filter(Boolean).join(' ');
  }),
  stripeFrames,
].join('; ');

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css',
  js: 'text/javascript',
};

/**
 * Answers for a page that some firm could have, below `/host/` of an origin, and for `dist/cdn` below
 * `/cdn/`. The policy allows nothing inline, so scripts and styles are files of their own.
 */
export async function serveHost(
  context: BrowserContext,
  origin: string,
  files: Readonly<Record<string, string>>,
  policy = strictPolicy,
): Promise<void> {
  await context.route(`${origin}/host/*`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice('/host/'.length);
    const body = files[name];
    if (body === undefined) return route.fulfill({status: 404});
    return route.fulfill({
      contentType: types[name.split('.').at(-1) ?? ''] ?? 'text/plain',
      headers: {'Content-Security-Policy': policy},
      body,
    });
  });
  await context.route(`${origin}/cdn/*`, async (route) => {
    const path = join('dist/cdn', new URL(route.request().url()).pathname.slice('/cdn/'.length));
    if (!existsSync(path)) return route.fulfill({status: 404});
    return route.fulfill({contentType: types['js']!, body: readFileSync(path, 'utf8')});
  });
}

/** A page with files beside it; `icon` keeps the browser from asking for one. */
export function html(head: string, body: string): string {
  return `<!doctype html><html lang="en"><head><title>A firm</title>
    <link rel="icon" href="/assets/mark.svg">${head}</head><body>${body}</body></html>`;
}

/** What a firm's bundler makes of a module that imports the package by its name. */
export async function bundle(source: string): Promise<string> {
  const {outputFiles} = await build({
    stdin: {contents: source, resolveDir: site},
    bundle: true,
    // Of the page, at run time.
    external: ['/host/*'],
    format: 'esm',
    target: 'es2022',
    tsconfigRaw: '{}', // the built package, not its source
    define: {'process.env.NODE_ENV': '"production"'},
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0]!.text;
}
