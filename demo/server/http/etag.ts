import type {Context} from 'hono';

/** One item with its version as ETag. */
export function answerItem<T extends {version: number}>(context: Context, item: T): Response {
  context.header('ETag', `"${item.version}"`);
  return context.json(item);
}
