import type {Context, MiddlewareHandler, Next} from 'hono';
import type {FirmEnv} from './env.ts';

const exposed = 'ETag, Retry-After, X-Request-Id, Idempotency-Replayed';
const methods = 'GET, POST, PUT, PATCH, DELETE';
const headers =
  'Authorization, Content-Type, Idempotency-Key, If-Match, Last-Event-ID, X-Request-Id';
const preflightSeconds = '7200';

/**
 * Pages of the firm's own origins may call its API and read the answers; others get no permission
 * and their browsers keep the answer from them. Credentials are bearer tokens, never cookies. Each
 * of the two APIs has origins of its own.
 */
export function allowOrigins(list: 'allowedOrigins' | 'staffOrigins'): MiddlewareHandler<FirmEnv> {
  return (context, next) => answerOrigin(context, next, list);
}

async function answerOrigin(
  context: Context<FirmEnv>,
  next: Next,
  list: 'allowedOrigins' | 'staffOrigins',
): Promise<void> {
  const origin = context.req.header('origin');
  const isAllowed = origin !== undefined && context.get('firm')[list].includes(origin);
  const isPreflight =
    context.req.method === 'OPTIONS' &&
    context.req.header('access-control-request-method') !== undefined;

  if (isPreflight) context.res = new Response(null, {status: 204});
  else await next();

  context.header('Vary', 'Origin', {append: true});
  if (!isAllowed) return;
  context.header('Access-Control-Allow-Origin', origin);
  if (isPreflight) {
    context.header('Access-Control-Allow-Methods', methods);
    context.header('Access-Control-Allow-Headers', headers);
    context.header('Access-Control-Max-Age', preflightSeconds);
  } else {
    context.header('Access-Control-Expose-Headers', exposed);
  }
}
