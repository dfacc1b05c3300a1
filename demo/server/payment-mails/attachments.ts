import {plainText} from '../../../src/i18n/index.ts';
import {documentLanguage} from '../documents/language.ts';
import {renderReceipt, type ReceiptOptions} from '../documents/receipt-document.ts';
import {receiptsOfSubmission, summaryOf} from '../documents/receipts.ts';
import {renderSummary} from '../documents/summary-document.ts';
import type {Sql} from '../db/port.ts';
import {firmOfId} from '../firms/firm.ts';
import type {Attachment} from '../mail/outbox.ts';
import {readPayer} from './records.ts';

/** A message of more receipts is one that mail servers refuse; it brings the summary of all along. */
const mostReceipts = 20;

/**
 * What the message about a submission brings along, as its payments are now: one receipt as PDF for each invoice
 * (P-17), of very many the one summary.
 */
export async function receiptFiles(
  sql: Sql,
  submissionId: string,
  now: number,
): Promise<Attachment[]> {
  const payer = await readPayer(sql, submissionId);
  const options = {firm: await firmOfId(sql, payer.firmId), locale: payer.locale, now};
  const receipts = await receiptsOfSubmission(sql, submissionId);
  const {words} = await documentLanguage(options.locale);
  if (receipts.length > mostReceipts) return [await summaryFile(sql, submissionId, options)];
  const files: Attachment[] = [];
  for (const receipt of receipts) {
    const content = await renderReceipt(receipt, options);
    files.push({name: fileName(`${words.receipt.title} ${receipt.invoiceNumber}`), content});
  }
  return files;
}

async function summaryFile(
  sql: Sql,
  submissionId: string,
  options: ReceiptOptions,
): Promise<Attachment> {
  const {words} = await documentLanguage(options.locale);
  const content = await renderSummary(await summaryOf(sql, submissionId), submissionId, options);
  return {name: fileName(words.summary.title), content};
}

/** Numbers come from data; a name has no folders, and fits every system. */
function fileName(name: string): string {
  const plain = plainText(name).replaceAll(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_');
  return `${plain.slice(0, 100)}.pdf`;
}
