import * as z from 'zod/mini';
import {id, named, text, url} from './primitives.ts';

export const team = named(
  'Team',
  z.strictObject({
    projects: z.array(z.strictObject({id, name: text})),
    members: z.array(
      z.strictObject({
        id,
        name: text,
        avatarUrl: z.optional(url),
        assignments: z.array(z.strictObject({projectId: id, role: z.nullable(text)})),
      }),
    ),
  }),
  "The firm's people on the client's projects; a role may be unnamed.",
);
