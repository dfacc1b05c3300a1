import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {brotliCompressSync, constants} from 'node:zlib';
import {listen} from '../../demo/server/listen.ts';

export interface BenchSite {
  url: string;
  close(): Promise<void>;
}

interface SiteOptions {
  /** HTML by path. */
  pages: Record<string, string>;
  /** JavaScript by path. */
  scripts?: Record<string, string>;
  /** The API, below `/portal/`. */
  api: (request: Request) => Promise<Response>;
}

interface Kept {
  body: Uint8Array<ArrayBuffer>;
  type: string;
}

const cdn = 'dist/cdn';

/**
 * A page's web server with `dist/cdn` under `/cdn/`: everything compressed with brotli, from memory.
 */
export async function serveSite({pages, scripts = {}, api}: SiteOptions): Promise<BenchSite> {
  const kept = new Map<string, Kept>();
  for (const [path, html] of Object.entries(pages)) kept.set(path, keep(html, 'text/html'));
  for (const [path, file] of [...cdnFiles(), ...Object.entries(scripts)])
    kept.set(path, keep(file, 'text/javascript'));
  const listener = await listen(0, '127.0.0.1');
  listener.answerWith(async (request) => {
    const {pathname} = new URL(request.url);
    if (pathname.startsWith('/portal/')) return compressed(await api(request));
    const file = kept.get(pathname);
    return file ? answer(file) : new Response(null, {status: 404});
  });
  return {url: `http://127.0.0.1:${listener.port}`, close: () => listener.close()};
}

/** Read once: a build meanwhile changes nothing. */
function cdnFiles(): [path: string, content: string][] {
  if (!existsSync(`${cdn}/portal.js`)) throw new Error('There is no build: npm run build');
  return readdirSync(cdn)
    .filter((name) => name.endsWith('.js'))
    .map((name) => [`/cdn/${name}`, readFileSync(`${cdn}/${name}`, 'utf8')]);
}

const keep = (text: string, type: string): Kept => ({body: brotli(text, 11), type});

function brotli(text: string, quality: number): Uint8Array<ArrayBuffer> {
  const params = {[constants.BROTLI_PARAM_QUALITY]: quality};
  return new Uint8Array(brotliCompressSync(text, {params}));
}

function answer({body, type}: Kept): Response {
  const headers = {'Content-Type': `${type}; charset=utf-8`, 'Content-Encoding': 'br'};
  return new Response(body, {headers});
}

/** As a proxy in front of the API does it. */
async function compressed(response: Response): Promise<Response> {
  const text = await response.text();
  if (text === '') return response;
  const headers = new Headers(response.headers);
  headers.set('Content-Encoding', 'br');
  return new Response(brotli(text, 4), {status: response.status, headers});
}
