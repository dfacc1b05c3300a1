/** Checks any backend of the portal contract, with any test runner or none. */
export {checks, runConformance} from './run.ts';
export type {ConformanceOptions, ConformanceResult} from './run.ts';
export type {Check} from './check.ts';
export type {
  Arrangement,
  ClientFacts,
  Credentials,
  EnteredFacts,
  InvoiceFacts,
  MadeClient,
  MethodBehaviour,
  MethodFacts,
  Need,
  StaffSubject,
  Subject,
  WorkFacts,
} from './subject.ts';
