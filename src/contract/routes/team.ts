import {changesQuery} from '../changes.ts';
import {team} from '../team.ts';
import {json, type Route} from './route.ts';

const contact = ['contact'] as const;

/** The team, and what changes. */
export const teamRoutes = {
  getTeam: {
    method: 'GET',
    path: '/team',
    summary: "The firm's people on the client's projects",
    callers: contact,
    answers: {200: json('The team.', team)},
    problems: [],
  },
  streamEvents: {
    method: 'GET',
    path: '/events',
    summary: 'Changes as they happen; resumes after Last-Event-ID',
    callers: contact,
    query: changesQuery,
    answers: {
      200: {
        description:
          'Events whose data is a Changes object and whose id is for Last-Event-ID; the first at once.',
        contentType: 'text/event-stream',
        headers: [],
      },
    },
    problems: [],
  },
} as const satisfies Record<string, Route>;
