import {http, type RequestHandler} from 'msw';
import {portalRoutes} from '../contract/routes.ts';
import type {TestPortal} from './portal.ts';

export interface HandlersOptions {
  /** What the page is given as `api-url`, with the firm's key. */
  apiUrl: string;
}

/**
 * Request handlers for Mock Service Worker: one per route of the contract, then one for any other
 * path below the address. Give them to `setupWorker` or `setupServer`.
 */
export function handlers(portal: TestPortal, {apiUrl}: HandlersOptions): RequestHandler[] {
  const base = apiUrl.replace(/\/+$/, '');
  const respond = ({request}: {request: Request}) =>
    portal.respond(request, pathBelow(base, request.url));
  const methods = {
    GET: http.get,
    POST: http.post,
    PUT: http.put,
    PATCH: http.patch,
    DELETE: http.delete,
  };
  return [
    ...Object.values(portalRoutes).map(({method, path}) =>
      methods[method](base + path.replaceAll(/\{(\w+)\}/g, ':$1'), respond),
    ),
    http.all(`${base}/*`, respond),
  ];
}

/** A relative address is one of the page's own origin. */
function pathBelow(base: string, url: string): string {
  const {pathname, search} = new URL(url);
  const {pathname: root} = new URL(base, url);
  return pathname.slice(root.length) + search;
}
