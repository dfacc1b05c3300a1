import {Hono, type Context} from 'hono';
import {statementQuery} from '../../../src/contract/statement.ts';
import {dateIn} from '../../../src/model/calendar.ts';
import {statementCsv} from '../../../src/model/statement-csv.ts';
import {lineCount} from '../../../src/model/statement.ts';
import {periodAsked, periodProblem} from '../../../src/model/statement-period.ts';
import {answerCsv, answerPdf} from '../documents/file.ts';
import {documentLanguage} from '../documents/language.ts';
import {readerOf} from '../documents/reader.ts';
import {renderStatement} from '../documents/statement-document.ts';
import {contactsOnly} from '../http/auth.ts';
import {invalid, parseQuery} from '../http/body.ts';
import type {AppEnv} from '../http/env.ts';
import type {Ports} from '../ports.ts';
import {readStatement} from './read.ts';

/** Lines of a PDF at most: it is drawn within the process, a thousand lines in about a second. */
const maxDocumentLines = 2000;

/** What a client was billed and paid between two days: as an answer, as PDF, as CSV. */
export function statementRoutes({db, clock}: Pick<Ports, 'db' | 'clock'>): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  async function statementFor(context: Context<AppEnv>) {
    const {timeZone} = context.get('firm');
    const {clientId} = context.get('principal');
    const today = dateIn(timeZone, clock.now());
    const period = periodAsked(parseQuery(context, statementQuery), today);
    const problem = periodProblem(period);
    if (problem) throw invalid(problem.field, problem.params);
    return readStatement(db, {clientId, timeZone, today, ...period});
  }

  async function nameOf(locale: string, {from, to}: {from: string; to: string}): Promise<string> {
    const {words} = await documentLanguage(locale);
    return `${words.statement.title} ${from} – ${to}`;
  }

  routes.get('/statement', contactsOnly, async (context) =>
    context.json(await statementFor(context)),
  );

  routes.get('/statement/document', contactsOnly, async (context) => {
    const statement = await statementFor(context);
    if (lineCount(statement) > maxDocumentLines) {
      throw invalid('from', {maxLines: maxDocumentLines});
    }
    const {locale, clientName} = await readerOf(db, context);
    const firm = context.get('firm');
    const pdf = await renderStatement({firm, clientName, statement, locale, now: clock.now()});
    return answerPdf(context, await nameOf(locale, statement), pdf);
  });

  routes.get('/statement/table', contactsOnly, async (context) => {
    const statement = await statementFor(context);
    const {locale} = await readerOf(db, context);
    return answerCsv(context, await nameOf(locale, statement), statementCsv(statement));
  });

  return routes;
}
