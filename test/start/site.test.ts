import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import type {Hono} from 'hono';
import {siteRoutes} from '../../demo/start/site.ts';

let root: string;
let site: Hono;

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'portal-site-'));
  for (const folder of ['portal', 'gallery', 'assets']) await mkdir(join(root, folder));
  await writeFile(join(root, 'index.html'), '<title>Home</title>');
  await writeFile(join(root, 'portal', 'index.html'), '<title>Portal</title>');
  await writeFile(join(root, 'gallery', 'mockServiceWorker.js'), '');
  await writeFile(join(root, 'assets', 'site-4fT2kQ9z.js'), 'export {};');
  await writeFile(join(root, 'assets', 'truss.svg'), '<svg/>');
  await writeFile(join(root, '..', 'portal-outside.txt'), 'not of the site');
  site = siteRoutes(root);
});

after(async () => {
  await rm(root, {recursive: true});
  await rm(join(root, '..', 'portal-outside.txt'));
});

const get = async (path: string, headers: Record<string, string> = {}) =>
  site.request(`http://127.0.0.1:4173${path}`, {headers});

test('pages, scripts and drawings come with their types', async () => {
  const types: [string, string][] = [
    ['/', 'text/html'],
    ['/portal/', 'text/html'],
    ['/assets/site-4fT2kQ9z.js', 'text/javascript'],
    ['/assets/truss.svg', 'image/svg+xml'],
  ];
  for (const [path, type] of types) {
    const response = await get(path);
    assert.equal(response.status, 200, path);
    assert.match(
      response.headers.get('content-type') ?? '',
      new RegExp(`^${type.replace('+', '.')}`),
    );
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
  }
});

test('every page stands under the policy that the elements promise to work with (E-01)', async () => {
  const policy = (await get('/portal/')).headers.get('content-security-policy') ?? '';
  const directives = policy.split('; ');
  for (const directive of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html client-portal-stripe 'allow-duplicates'",
  ]) {
    assert.ok(directives.includes(directive), directive);
  }
  assert.doesNotMatch(policy, /unsafe/);
});

test('with Stripe as the processor, pages allow what Stripe.js needs and no more', async () => {
  const live = siteRoutes(root, {usesStripe: true});
  const answer = await live.request('http://127.0.0.1:4173/portal/');
  const directives = (answer.headers.get('content-security-policy') ?? '').split('; ');
  for (const directive of [
    "default-src 'none'",
    "script-src 'self' https://js.stripe.com https://*.js.stripe.com",
    "connect-src 'self' https://api.stripe.com",
    "frame-src 'self' https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com",
  ]) {
    assert.ok(directives.includes(directive), directive);
  }
});

test('only the gallery may have a worker', async () => {
  const gallery = await get('/gallery/mockServiceWorker.js');
  assert.match(gallery.headers.get('content-security-policy') ?? '', /worker-src 'self'/);
  const portal = await get('/portal/');
  assert.doesNotMatch(portal.headers.get('content-security-policy') ?? '', /worker-src/);
});

test('a file with a hash in its name may be kept for good; everything else is asked for again', async () => {
  const hashed = await get('/assets/site-4fT2kQ9z.js');
  assert.match(hashed.headers.get('cache-control') ?? '', /immutable/);
  const page = await get('/portal/');
  assert.equal(page.headers.get('cache-control'), 'no-cache');
  const again = await get('/portal/', {'If-None-Match': page.headers.get('etag') ?? ''});
  assert.equal(again.status, 304);
});

test('a folder without its slash is sent there, query included, and never to another site', async () => {
  const response = await get('/portal?tab=team');
  assert.equal(response.status, 308);
  assert.equal(response.headers.get('location'), '/portal/?tab=team');
  const doubled = await get('//portal');
  assert.notEqual(doubled.headers.get('location')?.startsWith('//'), true);
});

test('nothing outside the site is served', async () => {
  for (const path of [
    '/../portal-outside.txt',
    '/%2e%2e/portal-outside.txt',
    '/..%2fportal-outside.txt',
    '/portal/..%5c..%5cportal-outside.txt',
  ]) {
    assert.equal((await get(path)).status, 404, path);
  }
});
