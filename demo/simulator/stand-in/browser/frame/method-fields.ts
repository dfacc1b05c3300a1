import type {FormOptions, MethodKind} from '../messages.ts';
import type {Words} from './words.ts';

/** The fields of one kind of method. */
export interface MethodFields {
  readonly kind: MethodKind;
  readonly element: HTMLElement;
  readonly isEmpty: boolean;
  readonly isComplete: boolean;
  speak(words: Words): void;
  /** The options of the form have changed. */
  follow(options: FormOptions): void;
  focus(): void;
  /** Shows what is wrong; whether nothing is. */
  check(words: Words): boolean;
  /** `payment_method_data` of a complete form: a test method's alias, never a number. */
  data(): object;
}
