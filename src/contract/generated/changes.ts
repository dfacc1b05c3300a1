// Generated from the schemas by `npm run contract`; change those instead.

import {array, object, open, type Parser} from '../parse.ts';
import type * as types from './types.ts';

export const changes: Parser<types.Changes> = object({changed: array(open('invoices methods'))});
