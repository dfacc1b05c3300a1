/**
 * For pages under test: Mock Service Worker handlers over a client portal in memory, fixtures and
 * scenarios. Decisions about money are those of the SDK's own model.
 */
export {createTestPortal} from './portal.ts';
export type {TestPortal, TestPortalOptions} from './portal.ts';
export {handlers, staffHandlers} from './handlers.ts';
export type {HandlersOptions} from './handlers.ts';
export {createInMemoryApi} from './in-memory-api.ts';
export type {InMemoryApi} from './in-memory-api.ts';
export {scenarios, scenarioDescriptions} from './scenarios/index.ts';
export type {Scenario, ScenarioName} from './scenarios/index.ts';
export {
  aFirm,
  aMethod,
  anInvoice,
  aProblem,
  aSession,
  aSubmission,
  fixtureTime,
} from './fixtures.ts';
export type {SubmissionSeed} from './fixtures.ts';
export {alder, ivo, mara, northgate, projects, ruth, testPassword} from './cast.ts';
export {createTestGateway, testMethods} from './test-gateway.ts';
export type {TestForm, TestGateway, TestMethodName} from './test-gateway.ts';
export {pseudoMessages} from './pseudo-messages.ts';
export type {Fault, Faults, FaultTarget} from './faults.ts';
export type {Operation} from './operations.ts';
export type {ContactSeed, InvoiceSeed, MethodSeed} from './seeds.ts';
export type {PersonSeed, ProjectSeed} from './team.ts';
export type {SeenRequest} from './server.ts';
export type {
  ClientRecord,
  ContactRecord,
  EnteredMethod,
  FirmRecord,
  InvoiceRecord,
  MethodRecord,
  Outcome,
  PersonRecord,
  ProjectRecord,
  SentLink,
  StaffRecord,
} from './state.ts';
