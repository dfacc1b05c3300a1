import type {ProblemCode, ProblemItem} from '../../src/contract/types.ts';

export interface RefusalDetails {
  params?: Record<string, unknown> | undefined;
  /** Path of the field at fault, such as `items.3.amount`; a header by its name. */
  field?: string | undefined;
  /** One finding per item that cannot be taken, in the order of the items. */
  errors?: ProblemItem[] | undefined;
  /** Seconds after which the same request may succeed. */
  retryAfter?: number | undefined;
}

/** A request that is not carried out, with the reason as the contract words it. Nothing was stored. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ProblemCode;
  readonly details: RefusalDetails;

  constructor(code: ProblemCode, details: RefusalDetails = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}
