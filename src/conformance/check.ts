import type {Context} from './context.ts';
import type {Need} from './subject.ts';

/** One fact that every backend must bear out. */
export interface Check {
  /** Stable, such as `payments.replay`. */
  id: string;
  /** What is so, in a sentence. */
  title: string;
  /** What the subject must offer, or else the check is not run. */
  needs?: readonly Need[];
  /** Throws `Failed` or `NotRun`. */
  run(context: Context): Promise<void>;
}
