import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import {serveStatic} from '@hono/node-server/serve-static';
import {Hono} from 'hono';
import type {Context, MiddlewareHandler} from 'hono';
import {etag} from 'hono/etag';

/**
 * The policy that the elements promise to work under (E-01), with what the site's own pages add:
 * same-origin frames for the gallery's stage.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "frame-ancestors 'self'",
  "base-uri 'none'",
  "form-action 'self'",
];
const trustedTypes = [
  "require-trusted-types-for 'script'",
  "trusted-types lit-html client-portal-stripe 'allow-duplicates'",
];
/** What Stripe.js needs where Stripe itself is the processor (docs/security.md). */
const stripeSources: Readonly<Record<string, string>> = {
  'script-src': 'https://js.stripe.com https://*.js.stripe.com',
  'connect-src': 'https://api.stripe.com',
  'frame-src': 'https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com',
};
/** The gallery registers MSW's worker with a plain address, which Trusted Types would refuse. */
const galleryPolicy = [...policy, "worker-src 'self'"];

export interface SiteOptions {
  /** The processor is Stripe and not the simulator, which is of this origin. */
  usesStripe?: boolean;
}

/** The built demo site from `root`, with the headers a careful firm would send. */
export function siteRoutes(root: string, {usesStripe = false}: SiteOptions = {}): Hono {
  const app = new Hono();
  app.use(etag());
  app.use(async (context, next) => {
    await next();
    setHeaders(context, usesStripe);
  });
  app.get('*', async (context, next) => {
    const {pathname, search} = new URL(context.req.url);
    if (pathname.endsWith('/') || !(await isFolder(root, pathname))) return next();
    return context.redirect(`${pathname}/${search}`, 308);
  });
  // Made at the first request: it complains about a folder that is still being built.
  let files: MiddlewareHandler | undefined;
  app.use((context, next) => (files ??= serveStatic({root}))(context, next));
  return app;
}

function setHeaders(context: Context, usesStripe: boolean): void {
  const {pathname} = new URL(context.req.url);
  const isGallery = pathname.startsWith('/gallery/');
  // Whether Stripe's own script runs under Trusted Types is not known.
  const directives = isGallery
    ? galleryPolicy
    : usesStripe
      ? policy.map(withStripe)
      : [...policy, ...trustedTypes];
  context.header('Content-Security-Policy', directives.join('; '));
  context.header('X-Content-Type-Options', 'nosniff');
  context.header('Referrer-Policy', 'strict-origin-when-cross-origin');
  // Only a name that carries a hash of its content may be kept for good.
  const isHashed = /[-.][A-Za-z0-9_]{8}\.(js|css|svg|woff2)$/.test(pathname);
  context.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

function withStripe(directive: string): string {
  const [name = ''] = directive.split(' ');
  return [directive, stripeSources[name]].filter(Boolean).join(' ');
}

/** Plain names alone: `//elsewhere` would send the browser to another site, `..` out of this one. */
async function isFolder(root: string, pathname: string): Promise<boolean> {
  if (!/^(\/[\w-][\w.-]*)+$/.test(pathname)) return false;
  const stats = await stat(join(root, pathname)).catch(() => null);
  return stats?.isDirectory() ?? false;
}
