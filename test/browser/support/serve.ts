import type {TestPortal} from '../../../src/testing/index.ts';

interface Served {
  /** What was asked, answered or not, such as `GET /session`. */
  readonly arrived: readonly string[];
  stop(): void;
}

/** Answers what the page fetches below these addresses from portals in memory, until the end of the test. */
export function serve(portals: Readonly<Record<string, TestPortal>>): Served {
  return serveBy(portals, (portal, request, path) => portal.respond(request, path));
}

/** The same at the APIs of the firms' own people. */
export function serveStaff(portals: Readonly<Record<string, TestPortal>>): Served {
  return serveBy(portals, (portal, request, path) => portal.respondToStaff(request, path));
}

function serveBy(
  portals: Readonly<Record<string, TestPortal>>,
  answer: (portal: TestPortal, request: Request, path: string) => Promise<Response>,
): Served {
  const network = window.fetch;
  const arrived: string[] = [];
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    const address = Object.keys(portals).find((each) => request.url.startsWith(`${each}/`));
    const portal = address && portals[address];
    if (!portal) return network(request);
    const path = request.url.slice(address.length);
    const answering = answer(portal, request, path);
    arrived.push(`${request.method} ${path}`);
    const response = await answering;
    request.signal.throwIfAborted();
    if (response.type === 'error') throw new TypeError('Failed to fetch');
    return response;
  };
  return {
    arrived,
    stop() {
      window.fetch = network;
    },
  };
}
