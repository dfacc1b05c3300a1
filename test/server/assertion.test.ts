import assert from 'node:assert/strict';
import {test} from 'node:test';
import {exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload} from 'jose';
import {sessionTokens} from '../../src/contract/session.ts';
import {staffSessionTokens} from '../../src/contract/staff.ts';
import {refusalOf} from './portal.ts';
import {openDesk, type Desk} from './staff/desk.ts';

type Algorithm = 'ES256' | 'EdDSA';

const audience = 'https://billing.example/portal/v1/alder/sessions';
const now = Date.parse('2026-11-20T12:00:00Z') / 1000;

/** A firm that has registered one key of each kind, and what it signs with them. */
async function openFirm() {
  const desk = await openDesk();
  const keys = {} as Record<Algorithm, CryptoKey>;
  for (const alg of ['ES256', 'EdDSA'] as const) {
    const {publicKey, privateKey} = await generateKeyPair(alg);
    keys[alg] = privateKey;
    const jwk = JSON.stringify(await exportJWK(publicKey));
    await desk.build.insert('firm_keys', {firm_id: 'firm_alder', kid: alg, jwk});
  }
  const claims = {iss: 'alder', aud: audience, sub: 'ann', iat: now, exp: now + 60};
  const sign = (more: JWTPayload = {}, header: object = {}, alg: Algorithm = 'ES256') =>
    new SignJWT({...claims, jti: crypto.randomUUID(), ...more})
      .setProtectedHeader({alg, kid: alg, typ: 'portal-assertion+jwt', ...header})
      .sign(keys[alg]);
  return {...desk, sign};
}

const redeem = (call: Desk['call'], assertion: string, options: object = {}) =>
  call('POST', '/sessions', {body: {grant: 'assertion', assertion}, ...options});

for (const alg of ['ES256', 'EdDSA'] as const) {
  test(`a contact comes in by the firm’s own sign-in, signed with ${alg}`, async () => {
    const {call, sign} = await openFirm();
    const answer = await redeem(call, await sign({}, {}, alg));
    assert.equal(answer.status, 200);
    const {session, accessToken, refreshToken} = sessionTokens.parse(answer.body);
    assert.equal(session.contact?.id, 'ann');
    assert.equal(refreshToken, undefined, 'the firm gives the next assertion');
    assert.equal((await call('GET', '/session', {token: accessToken})).status, 200);
  });
}

test('one of the firm’s people comes in by it at the staff API, and there alone', async () => {
  const {call, sign} = await openFirm();
  const aud = 'https://billing.example/staff/v1/alder/sessions';
  const answer = await redeem(call, await sign({aud, sub: 'stf_sam'}), {api: 'staff'});
  assert.equal(staffSessionTokens.parse(answer.body).session.staff.id, 'stf_sam');
  const elsewhere = await redeem(call, await sign({aud, sub: 'stf_sam'}));
  assert.deepEqual(refusalOf(elsewhere), [401, 'sign_in_failed']);
  const contactAtDesk = await redeem(call, await sign({aud}), {api: 'staff'});
  assert.deepEqual(refusalOf(contactAtDesk), [401, 'sign_in_failed']);
});

test('an assertion is good for one use', async () => {
  const {call, sign} = await openFirm();
  const assertion = await sign();
  assert.equal((await redeem(call, assertion)).status, 200);
  assert.deepEqual(refusalOf(await redeem(call, assertion)), [401, 'sign_in_failed']);
});

test('whatever is wrong with an assertion is refused alike', async () => {
  const {call, sign} = await openFirm();
  const stranger = await generateKeyPair('ES256');
  const forged = new SignJWT({iss: 'alder', aud: audience, sub: 'ann', jti: 'forged'})
    .setIssuedAt(now)
    .setExpirationTime(now + 60)
    .setProtectedHeader({alg: 'ES256', kid: 'ES256', typ: 'portal-assertion+jwt'})
    .sign(stranger.privateKey);
  const unsigned = [{alg: 'none', kid: 'ES256', typ: 'portal-assertion+jwt'}, {sub: 'ann'}]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const bad: Record<string, string> = {
    'the key of nobody': await forged,
    'no signature': `${unsigned}.`,
    'no JWS at all': 'a'.repeat(40),
    'another type': await sign({}, {typ: 'JWT'}),
    'a key nobody registered': await sign({}, {kid: 'unknown'}),
    'a key of another algorithm': await sign({}, {kid: 'EdDSA'}),
    'another issuer': await sign({iss: 'birch'}),
    'another address': await sign({aud: 'https://billing.example/portal/v1/birch/sessions'}),
    'several addresses': await sign({aud: [audience, 'https://elsewhere.example']}),
    expired: await sign({iat: now - 120, exp: now - 60}),
    'too long a life': await sign({exp: now + 61}),
    'issued in the future': await sign({iat: now + 30, exp: now + 60}),
    'no id': await sign({jti: ''}),
    'a contact who is not there': await sign({sub: 'nobody'}),
    'a contact whose portal is off': await sign({sub: 'cleo'}),
  };
  for (const [what, assertion] of Object.entries(bad)) {
    assert.deepEqual(refusalOf(await redeem(call, assertion)), [401, 'sign_in_failed'], what);
  }
});

test('another firm’s key opens nothing here', async () => {
  const {call, sign, db} = await openFirm();
  await db.query(`update firm_keys set firm_id = 'firm_birch'`);
  assert.deepEqual(refusalOf(await redeem(call, await sign())), [401, 'sign_in_failed']);
});
