import {buttonLooks} from './button-looks.ts';
import {rowButton} from './row-button.ts';

/** `.button`, with one of `filled`, `outlined`, `tinted`, `danger`, or plain; `icon-only`, `wide`. */
export const button = [rowButton, buttonLooks];
