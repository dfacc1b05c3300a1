import type {Route} from './route.ts';

export interface Match {
  route: Route;
  path: Record<string, string>;
}

/** Finds the route of a request; `:name` stands for one path segment, an id: plain characters. */
export function createRouter(routes: readonly Route[]) {
  const patterns = routes.map((route) => ({
    route,
    pattern: new RegExp(`^${route.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`),
  }));
  return (method: string, url: string): Match | undefined => {
    for (const {route, pattern} of patterns) {
      const found = route.method === method ? pattern.exec(url) : null;
      if (found) return {route, path: {...found.groups}};
    }
    return undefined;
  };
}
