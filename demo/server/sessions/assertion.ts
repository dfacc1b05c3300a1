import {decodeProtectedHeader, errors, importJWK, jwtVerify, type JWK, type JWTPayload} from 'jose';
import type {Sql} from '../db/port.ts';
import type {Firm} from '../firms/firm.ts';
import type {Ports} from '../ports.ts';
import {Refusal} from '../refusal.ts';

/** Seconds that an assertion may live, and by which two clocks may differ. */
const longestLife = 60;
const clockTolerance = 5;

/**
 * The firm's own sign-in vouches for somebody (API.md, Assertion): a JWS by one of the keys that the
 * firm registered, for exactly this address, short-lived and good for one use. Answers the subject.
 * Whatever is wrong with it is refused alike.
 */
export async function redeemAssertion(
  {db, clock}: Pick<Ports, 'db' | 'clock'>,
  firm: Pick<Firm, 'id' | 'key'>,
  assertion: string,
  audience: string,
): Promise<string> {
  const now = clock.now();
  const claims = await verify(db, firm, assertion, {audience, now});
  const {sub, jti, exp = 0, iat = Infinity} = claims;
  const isWhole = isIdentifier(sub) && isIdentifier(jti) && exp - iat <= longestLife;
  if (!isWhole || iat > now / 1000 + clockTolerance) throw new Refusal('sign_in_failed');
  if (!(await useOnce(db, firm.id, jti, exp))) throw new Refusal('sign_in_failed');
  return sub;
}

async function verify(
  sql: Sql,
  firm: Pick<Firm, 'id' | 'key'>,
  assertion: string,
  {audience, now}: {audience: string; now: number},
): Promise<JWTPayload> {
  try {
    const {kid, alg} = decodeProtectedHeader(assertion);
    const jwk = isIdentifier(kid) ? await findKey(sql, firm.id, kid) : null;
    if (!jwk || (alg !== 'ES256' && alg !== 'EdDSA')) throw new Refusal('sign_in_failed');
    const {payload} = await jwtVerify(assertion, await importJWK(jwk, alg), {
      algorithms: ['ES256', 'EdDSA'],
      typ: 'portal-assertion+jwt',
      issuer: firm.key,
      currentDate: new Date(now),
      clockTolerance,
      requiredClaims: ['sub', 'aud', 'iat', 'exp', 'jti'],
    });
    // The library takes a list with the right one in it; the contract says exactly this one.
    if (payload.aud !== audience) throw new Refusal('sign_in_failed');
    return payload;
  } catch (error) {
    // A text that is no JWS, a key that does not fit its algorithm, a signature that does not hold.
    const isTheirs = error instanceof errors.JOSEError || error instanceof TypeError;
    throw isTheirs ? new Refusal('sign_in_failed') : error;
  }
}

async function findKey(sql: Sql, firmId: string, kid: string): Promise<JWK | null> {
  const [row] = await sql.query<{jwk: JWK}>(
    'select jwk from firm_keys where firm_id = $1 and kid = $2',
    [firmId, kid],
  );
  return row?.jwk ?? null;
}

async function useOnce(sql: Sql, firmId: string, jti: string, exp: number): Promise<boolean> {
  const rows = await sql.query(
    `insert into used_assertions (firm_id, jti, expires_at) values ($1, $2, $3)
     on conflict do nothing returning jti`,
    [firmId, jti, new Date((exp + clockTolerance) * 1000)],
  );
  return rows.length > 0;
}

function isIdentifier(value: unknown): value is string {
  return typeof value === 'string' && /^[\x20-\x7e]{1,200}$/.test(value);
}
