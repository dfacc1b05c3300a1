import {http, type RequestHandler} from 'msw';
import {portalRoutes, staffRoutes, type Route} from '../contract/routes.ts';
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
  return handlersOf(portalRoutes, apiUrl, (request, path) => portal.respond(request, path));
}

/** The same for the firm's own people: `apiUrl` is that of the staff API, with the firm's key. */
export function staffHandlers(portal: TestPortal, {apiUrl}: HandlersOptions): RequestHandler[] {
  return handlersOf(staffRoutes, apiUrl, (request, path) => portal.respondToStaff(request, path));
}

function handlersOf(
  routes: Readonly<Record<string, Route>>,
  apiUrl: string,
  answer: (request: Request, path: string) => Promise<Response>,
): RequestHandler[] {
  const base = apiUrl.replace(/\/+$/, '');
  const respond = ({request}: {request: Request}) => answer(request, pathBelow(base, request.url));
  const methods = {
    GET: http.get,
    POST: http.post,
    PUT: http.put,
    PATCH: http.patch,
    DELETE: http.delete,
  };
  return [
    ...Object.values(routes).map(({method, path}) =>
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
