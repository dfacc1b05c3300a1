import type {TestPortal, TestPortalOptions} from '../portal.ts';
import {answerScenarios} from './answers.ts';
import {listScenarios} from './lists.ts';
import {paymentScenarios} from './payments.ts';
import {statementScenarios} from './statement.ts';
import {teamScenarios} from './team.ts';

/** Makes a portal in which something is the case; options given win over the scenario's own. */
export type Scenario = (options?: TestPortalOptions) => TestPortal;

export type ScenarioName =
  | keyof typeof listScenarios
  | keyof typeof paymentScenarios
  | keyof typeof answerScenarios
  | keyof typeof statementScenarios
  | keyof typeof teamScenarios;

export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  ...listScenarios,
  ...paymentScenarios,
  ...answerScenarios,
  ...statementScenarios,
  ...teamScenarios,
};

/** What each scenario shows, in a sentence: for galleries and for the documentation. */
export const scenarioDescriptions: Readonly<Record<ScenarioName, string>> = {
  empty: 'The client has no invoices.',
  oneInvoice: 'One invoice, payable.',
  severalInvoices: 'Seven payable invoices, some past due.',
  manyInvoices: '62 payable invoices: three pages.',
  twoThousandInvoices: '2 000 payable invoices.',
  someLeftOut: 'Five payable invoices and three that select-all has to leave out.',
  nothingPayable: 'Invoices without payment options, on hold, and below the minimum.',
  limitReached: 'Seven invoices at a firm that takes three per payment.',
  fourCurrencies: 'USD, EUR, JPY and KWD.',
  partlyPaid: 'One invoice is partly paid.',
  creditNote: 'A credit note beside an invoice.',
  cardOnlyAndBankOnly: 'Invoices that take cards alone, bank accounts alone, or both.',
  noWallet: 'The firm takes no payments online.',
  hostileText: 'Markup, overrides, emoji and endless words as numbers and project names.',
  paidOnly: 'Everything is paid, one invoice outside of the portal.',
  debitInProgress: 'A bank debit for the whole of an invoice is in progress.',
  partInProgress: 'A bank debit for a part of an invoice is in progress.',
  debitFailed: 'A bank debit failed before it succeeded: the invoice is payable again.',
  debitReturned: 'A bank debit was returned after it had succeeded: the invoice is on hold.',
  onHold: 'One invoice is on hold.',
  paidByColleague: 'The other contact of the client has paid an invoice.',

  allPaid: 'Three invoices; the default card pays them all.',
  fiftyAtOnce: 'Fifty invoices, to be paid at once.',
  mixedResult: 'Of three payments the second lacks funds; the others succeed.',
  insufficientOnOne: 'One certain invoice cannot be paid for lack of funds.',
  nonePaid: 'The default card declines every payment; after two, the rest is not attempted.',
  cardRefusedForGood: 'The default card is reported lost: the first refusal stops the rest.',
  expiredAtTheBank: 'The default card has expired at its bank: the first refusal stops the rest.',
  confirmationNeeded:
    'The payer’s bank asks for a confirmation of the second payment; the third one waits.',
  outcomeUnknown: 'The processor does not say what became of the first payment.',
  stuckWorking: 'The processor is down: a payment is accepted and nothing goes on.',
  debitsOnly: 'The default method is a bank account: payments end as processing.',
  lostAnswer: 'The payment takes effect, and its answer gets lost.',
  lostRequest: 'The payment never arrives.',
  amountsChanged: 'An invoice changes right before the payment arrives.',
  takenElsewhere: 'The other contact is paying one of the invoices right now.',
  paidMeanwhile: 'One of the invoices is paid right before the payment arrives.',
  sessionEndsAtPay: 'The session ends right before the payment arrives.',
  noMethods: 'Three invoices, no saved method.',
  noDefaultMethod: 'Two saved methods, none of them the default.',
  unusableMethods:
    'The default card has expired; one account waits for verification, one is closed.',
  defaultNotAccepted: 'The default is a bank account, the invoices take cards alone.',
  noCommonMethod: 'No method can pay both of the invoices.',

  loading: 'Invoices never arrive (until `portal.faults.clear()`).',
  slow: 'Every answer takes two and a half seconds.',
  failing: 'Invoices answer 500.',
  offline: 'Nothing arrives at all.',
  stale: 'Invoices load once; every further time they answer 500.',
  processorDown: 'Payments are refused because the processor is down.',
  missingField: 'Answers lack a field.',
  wrongType: 'Answers have a number where a text belongs.',
  htmlPage: 'Answers are a page of HTML.',
  badGateway: 'Answers are 502 with a page of HTML.',
  truncatedJson: 'Answers break off in the middle.',
  noContent: 'Answers are 204.',
  newerServer: 'Statuses, reasons and kinds of method that this version does not know.',
  signedOut: 'Nobody is signed in.',
  signInThrottled: 'Sign-ins are refused for some seconds.',
  severalClients: 'Mara is a contact of two clients: signing in asks which.',
  expiredSession: 'Sessions end when the invoices are asked for.',
  accessTaken: 'The contact loses access when the invoices are asked for.',
  portalOff: 'The firm has turned the portal off for this client.',
  notPermitted: 'Invoices are forbidden to this contact.',
  colleagueSignedIn: 'Ivo is signed in, who has no method of his own.',

  statement:
    'Open items of every age in two currencies, a credit note, payments, a refund, a debit in progress.',

  team: 'Eight people of the firm on four projects of the client.',
  largeTeam: '2 000 people on 300 projects.',
  teamOff: 'The firm does not share its team.',
};
