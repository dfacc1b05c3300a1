// Generated from the schemas by `npm run contract`; change those instead.

import {array, nullable, object, string, type Parser} from '../parse.ts';
import type * as types from './types.ts';

export const team: Parser<types.Team> = object({
  projects: array(object({id: string(), name: string()})),
  members: array(
    object(
      {
        id: string(),
        name: string(),
        assignments: array(object({projectId: string(), role: nullable(string())})),
      },
      {avatarUrl: string(/^https?:\/\//)},
    ),
  ),
});
