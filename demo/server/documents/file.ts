import type {Context} from 'hono';
import type {AppEnv} from '../http/env.ts';

/**
 * A PDF to be saved. Its name comes from data: for old readers in letters that every system takes, for
 * all others as it is (RFC 6266).
 */
export function answerPdf(context: Context<AppEnv>, name: string, pdf: Buffer): Response {
  return context.body(new Uint8Array(pdf), 200, {
    'Content-Type': 'application/pdf',
    'Content-Disposition': attachment(`${name}.pdf`),
    'Content-Length': String(pdf.byteLength),
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
