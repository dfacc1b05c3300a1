import {problem, problemCodes, type ProblemCode} from '../contract/problem.ts';
import {problemsOf, type Route} from '../contract/routes.ts';
import {Failed, holds} from './verdict.ts';

/** An answer that has kept the contract so far as the contract goes. */
export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON; undefined where nothing was answered, or a file. */
  body: unknown;
  /** As it came. */
  text: string;
}

/** Those of one API, by the names of their operations. */
export type Routes = Readonly<Record<string, Route>>;

/** Every answer is held to the strict contract, whatever its check is about. */
export async function readAnswer(
  response: Response,
  {method, path, routes}: {method: string; path: string; routes: Routes},
): Promise<Answer> {
  const {status, headers} = response;
  const asked = `${method} ${path} (${status})`;
  const text = await response.text();
  const type = headers.get('content-type') ?? '';
  const isFile = /^(application\/pdf|text\/csv)\b/.test(type);
  const body = text === '' || isFile ? undefined : toJson(text, asked);
  holds(headers.has('x-request-id'), `${asked} has no X-Request-Id`);
  holds(/\bno-store\b/.test(headers.get('cache-control') ?? ''), `${asked} lacks no-store`);
  const route = routeOf(routes, method, path);
  if (status >= 400) judgeProblem(asked, {status, type, body, text, headers}, route);
  else if (route) judgeResource(asked, {status, type, body, text, headers}, route);
  return {status, headers, body, text};
}

interface Judged extends Answer {
  type: string;
}

function judgeProblem(asked: string, {status, type, body, headers}: Judged, route?: Route): void {
  holds(status < 500, `${asked} answers a server error`);
  holds(
    /^application\/problem\+json\b/.test(type),
    `${asked} is ${type || 'nothing'}, not application/problem+json`,
  );
  const parsed = problem.safeParse(body);
  if (!parsed.success) throw new Failed(`${asked} breaks the contract: ${findings(parsed.error)}`);
  const {code, requestId} = parsed.data;
  holds(parsed.data.status === status, `${asked} repeats another status`);
  holds(requestId === headers.get('x-request-id'), `${asked} names another request id`);
  if (code === undefined) throw new Failed(`${asked} has no code`);
  const expected = problemCodes[code].status;
  holds(expected === status, `${asked} answers ${code}, whose status is ${expected}`);
  const allowed: readonly ProblemCode[] = route
    ? [...problemsOf(route), 'not_found']
    : ['not_found'];
  holds(allowed.includes(code), `${asked} answers ${code}, which is not among its codes`);
}

function judgeResource(
  asked: string,
  {status, type, body, text, headers}: Judged,
  route: Route,
): void {
  const answer = route.answers[status];
  if (!answer) throw new Failed(`${asked} is no status of this route`);
  for (const name of answer.headers) {
    if (name !== 'Idempotency-Replayed') holds(headers.has(name), `${asked} has no ${name}`);
  }
  if (answer.contentType === 'application/pdf') {
    holds(/^application\/pdf\b/.test(type), `${asked} is ${type || 'nothing'}, not a PDF`);
    holds(text.startsWith('%PDF-'), `${asked} calls itself a PDF and is none`);
    return;
  }
  if (answer.contentType === 'text/csv') {
    holds(/^text\/csv\b/.test(type), `${asked} is ${type || 'nothing'}, not CSV`);
    return;
  }
  if (!answer.schema) {
    holds(body === undefined, `${asked} answers something where nothing is due`);
    return;
  }
  holds(
    /^application\/json\b/.test(type),
    `${asked} is ${type || 'nothing'}, not application/json`,
  );
  const parsed = answer.schema.safeParse(body);
  if (!parsed.success) throw new Failed(`${asked} breaks the contract: ${findings(parsed.error)}`);
}

function routeOf(routes: Routes, method: string, path: string): Route | undefined {
  const [pathname = ''] = path.split('?');
  return Object.values(routes).find(
    (route) =>
      route.method === method &&
      new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
  );
}

function toJson(text: string, asked: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Failed(`${asked} is no JSON`);
  }
}

interface Findings {
  issues: readonly Issue[];
}

interface Issue {
  path: readonly PropertyKey[];
  code: string;
  /** What it should have been, of a wrong type. */
  expected?: string;
  /** Of keys that the contract does not have. */
  keys?: readonly string[];
  /** Of a wrong value. */
  values?: readonly unknown[];
}

/** The schema library speaks no language of its own here, so its codes are put into words. */
function findings({issues}: Findings): string {
  return issues
    .slice(0, 3)
    .map((issue) => `${issue.path.map(String).join('.') || 'the answer'} ${wordsOf(issue)}`)
    .join('; ');
}

function wordsOf({code, expected, keys, values}: Issue): string {
  if (keys) return `has ${keys.join(', ')}, which the contract does not`;
  if (values) return `is none of ${values.map(String).join(', ')}`;
  return expected === undefined ? `is wrong (${code})` : `is missing or no ${expected}`;
}
