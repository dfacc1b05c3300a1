/**
 * Why the server does not start, in one sentence for whoever started it. Printed without a stack;
 * the process ends with 1.
 */
export class StartError extends Error {
  override readonly name = 'StartError';
}
