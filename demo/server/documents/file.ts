import type {Context} from 'hono';
import type {AppEnv} from '../http/env.ts';

export function answerPdf(context: Context<AppEnv>, name: string, pdf: Buffer): Response {
  return answerFile(context, `${name}.pdf`, 'application/pdf', pdf);
}

export function answerCsv(context: Context<AppEnv>, name: string, csv: string): Response {
  return answerFile(context, `${name}.csv`, 'text/csv; charset=utf-8', Buffer.from(csv));
}

/**
 * A file to be saved. Its name comes from data: for old readers in letters that every system takes, for
 * all others as it is (RFC 6266).
 */
function answerFile(context: Context<AppEnv>, name: string, type: string, file: Buffer): Response {
  return context.body(new Uint8Array(file), 200, {
    'Content-Type': type,
    'Content-Disposition': attachment(name),
    'Content-Length': String(file.byteLength),
    'Cache-Control': 'no-store',
    // It is nobody's page: never shown as something else, never with rights of this origin.
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; sandbox",
  });
}

function attachment(name: string): string {
  const safe = name
    .replaceAll(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_')
    .slice(-150)
    .toWellFormed();
  const plain = safe.replaceAll(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(safe).replaceAll(/['()*]/g, escaped);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function escaped(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
