/** Every route of both APIs as data: for the server, the conformance suite, OpenAPI and the docs. */
export {portalRoutes} from './routes/portal.ts';
export {staffRoutes} from './routes/staff.ts';
export {problemsOf} from './routes/route.ts';
export type {
  Answer,
  AnswerHeader,
  Body,
  Caller,
  Method,
  Params,
  Query,
  Route,
} from './routes/route.ts';
