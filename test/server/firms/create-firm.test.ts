import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, test} from 'node:test';
import {promisify} from 'node:util';
import {keepFirm} from '../../../demo/server/firms/keep-firm.ts';
import {readOptions} from '../../../demo/server/firms/options.ts';
import {findFirm} from '../../../demo/server/firms/firm.ts';
import {StartError} from '../../../demo/server/start-error.ts';
import {openTestDatabase, testIds} from '../harness.ts';

const run = promisify(execFile);

const whole = ['--key', 'cedar', '--name', 'Cedar', '--country', 'US', '--time-zone', 'UTC'];

test('A-01 the Wallet is switched on for a new firm, and off and on for one that is there', async () => {
  const db = await openTestDatabase();
  const keep = (...args: string[]) => keepFirm(db, testIds(), readOptions(args).changes);
  assert.equal((await keep(...whole, '--wallet', 'on', '--accept', 'card')).isNew, true);
  const made = await findFirm(db, 'cedar');
  assert.deepEqual(
    [made?.takesPayments, made?.accepts, made?.legalName],
    [true, ['card'], 'Cedar'],
  );
  assert.equal((await keep('--key', 'cedar', '--wallet', 'off')).isNew, false);
  const changed = await findFirm(db, 'cedar');
  assert.deepEqual(changed, {...made, takesPayments: false}, 'nothing else has changed');
});

test('every setting is read', async () => {
  const db = await openTestDatabase();
  const args =
    '--legal-name Cedar_LLP --statement-name CEDAR --address 1_Main --address 04101 --locale de-DE ' +
    '--support-email a@b.example --support-phone 1 --terms-url https://a.example/t ' +
    '--refund-policy-url https://a.example/r --privacy-url https://a.example/p ' +
    '--stripe-account acct_1 --partial-payments on --team off --origin https://a.example/x ' +
    '--staff-origin https://desk.a.example --invite-page https://a.example/invite/';
  await keepFirm(db, testIds(), readOptions([...whole, ...args.split(' ')]).changes);
  const {id: _, ...firm} = (await findFirm(db, 'cedar'))!;
  assert.deepEqual(firm, {
    key: 'cedar',
    name: 'Cedar',
    legalName: 'Cedar_LLP',
    address: ['1_Main', '04101'],
    country: 'US',
    logoPath: null,
    timeZone: 'UTC',
    supportEmail: 'a@b.example',
    supportPhone: '1',
    statementName: 'CEDAR',
    termsUrl: 'https://a.example/t',
    refundPolicyUrl: 'https://a.example/r',
    privacyUrl: 'https://a.example/p',
    takesPayments: false,
    accepts: ['card', 'us_bank_account'],
    allowsPartialPayments: true,
    showsTeam: false,
    invoicesPerSubmission: 500,
    stripeAccount: 'acct_1',
    allowedOrigins: ['https://a.example'],
    staffOrigins: ['https://desk.a.example'],
  });
});

test('a mistake is one sentence, and nothing is written', async () => {
  const db = await openTestDatabase();
  for (const args of [
    [],
    ['--key', 'no spaces'],
    [...whole, '--unknown', 'x'],
    [...whole, '--wallet', 'yes'],
    [...whole, '--accept', 'cash'],
    [...whole, '--time-zone', 'Mars'],
    [...whole, '--origin', 'not an origin'],
    [...whole, '--staff-email', 'nobody'],
  ]) {
    assert.throws(() => readOptions(args), StartError, args.join(' '));
  }
  await assert.rejects(keepFirm(db, testIds(), {key: 'cedar'}), StartError);
  assert.equal(await findFirm(db, 'cedar'), null);
});

test('npm run create-firm makes a firm and its first person in an empty folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'portal-firm-'));
  after(() => rm(folder, {recursive: true, force: true}));
  const create = (...args: string[]) =>
    run(process.execPath, ['demo/server/firms/cli.ts', ...args], {
      env: {...process.env, DATA_DIR: join(folder, 'data'), DATABASE_URL: ''},
    });
  const first = await create(...whole, '--staff-email', 'sam@cedar.example');
  assert.match(
    first.stdout,
    /The firm cedar is made\.\nsam@cedar\.example can sign in with the password \S{20}\./,
  );
  const second = await create('--key', 'cedar', '--wallet', 'on');
  assert.equal(second.stdout, 'The firm cedar is changed.\n');
});
