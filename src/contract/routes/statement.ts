import {statement, statementQuery} from '../statement.ts';
import {csv, json, pdf, type Route} from './route.ts';

const contact = ['contact'] as const;

/** What was billed and paid between two days, and what is open: to look at, to print, to calculate with. */
export const statementRoutes = {
  getStatement: {
    method: 'GET',
    path: '/statement',
    summary: 'Open items and activity between two days, by currency, with ageing',
    callers: contact,
    query: statementQuery,
    answers: {200: json('The statement.', statement)},
    problems: [],
  },
  getStatementDocument: {
    method: 'GET',
    path: '/statement/document',
    summary: 'The same as PDF',
    callers: contact,
    query: statementQuery,
    answers: {200: pdf('The document, in the language that is asked for.')},
    problems: [],
  },
  getStatementTable: {
    method: 'GET',
    path: '/statement/table',
    summary: 'The same as CSV (RFC 4180), for a spreadsheet',
    callers: contact,
    query: statementQuery,
    answers: {
      200: csv(
        'UTF-8 with a byte order mark; its columns have the same names in every language, its amounts decimal points.',
      ),
    },
    problems: [],
  },
} as const satisfies Record<string, Route>;
