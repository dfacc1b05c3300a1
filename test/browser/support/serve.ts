import type {TestPortal} from '../../../src/testing/index.ts';

/** Answers what the page fetches below these addresses from portals in memory, until the end of the test. */
export function serve(portals: Readonly<Record<string, TestPortal>>): {stop: () => void} {
  return serveBy(portals, (portal, request, path) => portal.respond(request, path));
}

/** The same at the APIs of the firms' own people. */
export function serveStaff(portals: Readonly<Record<string, TestPortal>>): {stop: () => void} {
  return serveBy(portals, (portal, request, path) => portal.respondToStaff(request, path));
}

function serveBy(
  portals: Readonly<Record<string, TestPortal>>,
  answer: (portal: TestPortal, request: Request, path: string) => Promise<Response>,
): {stop: () => void} {
  const network = window.fetch;
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const address = Object.keys(portals).find((each) => request.url.startsWith(`${each}/`));
    const portal = address && portals[address];
    if (!portal) return network(request);
    const response = await answer(portal, request, request.url.slice(address.length));
    request.signal.throwIfAborted();
    if (response.type === 'error') throw new TypeError('Failed to fetch');
    return response;
  };
  return {
    stop() {
      window.fetch = network;
    },
  };
}
