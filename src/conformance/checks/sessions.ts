import type {Session, SessionTokens} from '../../contract/types.ts';
import type {Check} from '../check.ts';
import {holds, NotRun, same} from '../verdict.ts';
import {refused, type Context} from '../context.ts';

const refresh = (context: Context, token: string | undefined) =>
  context.call('POST', '/sessions', {body: {grant: 'refresh', token}});

/** The password to change to: the contact's own, for whoever runs this goes on with it. */
function ownPassword({subject}: Context): string {
  const {password} = subject.contact;
  if (password.length < 12)
    throw new NotRun('needs a contact whose password has twelve characters');
  return password;
}

export const sessionChecks: readonly Check[] = [
  {
    id: 'sessions.password',
    title: 'E-mail address and password open a session that says who it is',
    async run(context) {
      const tokens = await context.tokens();
      holds(Date.parse(tokens.expiresAt) > 0, 'The session has no end');
      same(tokens.session.kind, 'contact', 'The kind of session');
      const {email} = context.subject.contact;
      same(tokens.session.contact?.email.toLowerCase(), email.toLowerCase(), 'The e-mail address');
      const session = await context.withToken(tokens.accessToken).get<Session>('/session');
      same(session, tokens.session, 'GET /session');
    },
  },
  {
    id: 'sessions.refused-alike',
    title: 'A wrong password and an unknown address are refused alike (A-09)',
    async run(context) {
      const attempt = (email: string) =>
        context.call('POST', '/sessions', {
          body: {grant: 'password', email, password: `not it ${crypto.randomUUID()}`},
        });
      const wrong = refused(await attempt(context.subject.contact.email), 'sign_in_failed');
      const email = `${crypto.randomUUID()}@nobody.example`;
      const unknown = refused(await attempt(email), 'sign_in_failed');
      same({...wrong, requestId: ''}, {...unknown, requestId: ''}, 'The refusal');
      await context.tokens();
    },
  },
  {
    id: 'sessions.links-alike',
    title: 'Who asks for a sign-in link hears nothing, whether or not the address is known (A-09)',
    async run(context) {
      const ask = (email: string) => context.send('POST', '/sign-in-links', {body: {email}});
      for (const email of [
        context.subject.contact.email,
        `${crypto.randomUUID()}@nobody.example`,
      ]) {
        const answer = await ask(email);
        same(answer.status, 202, 'The status');
        same(await answer.text(), '', 'The answer');
      }
      const wrong = await context.call('POST', '/sign-in-links', {body: {email: 'nobody'}});
      refused(wrong, 'validation_failed', 'email');
    },
  },
  {
    id: 'sessions.change-password',
    title: 'A fresh sign-in changes the password, keeps its session and ends all others',
    // Not where somebody may be at work: it ends the contact's other sessions.
    needs: ['advance'],
    async run(context) {
      const [here, there] = [await context.as(), await context.as()];
      const change = (typed: string) =>
        here.call('PUT', '/session/password', {body: {password: typed}});
      refused(await change('too short'), 'validation_failed', 'password');
      await there.get('/session');
      same((await change(ownPassword(context))).status, 204, 'The status');
      await here.get('/session');
      refused(await there.call('GET', '/session'), 'session_expired');
      await context.tokens();
    },
  },
  {
    id: 'sessions.change-password-fresh',
    title: 'A sign-in of more than a quarter of an hour ago changes no password, and goes on',
    needs: ['advance'],
    async run(context) {
      const {refreshToken} = await context.tokens();
      await context.arrange.advance(16 * 60_000);
      const renewed = (await refresh(context, refreshToken)).body as SessionTokens;
      const mine = context.withToken(renewed.accessToken);
      const body = {password: ownPassword(context)};
      refused(await mine.call('PUT', '/session/password', {body}), 'forbidden');
      await mine.get('/session');
    },
  },
  {
    id: 'sessions.refresh-once',
    title: 'A refresh token works once; used twice, it ends the whole session',
    async run(context) {
      const {refreshToken} = await context.tokens();
      const renewed = await refresh(context, refreshToken);
      same(renewed.status, 200, 'The status of a refresh');
      const tokens = renewed.body as SessionTokens;
      holds(tokens.refreshToken !== refreshToken, 'The refresh token stays the same');
      await context.withToken(tokens.accessToken).get('/session');
      refused(await refresh(context, refreshToken), 'session_expired');
      const after = context.withToken(tokens.accessToken);
      refused(await after.call('GET', '/session'), 'session_expired');
      refused(await refresh(context, tokens.refreshToken), 'session_expired');
    },
  },
  {
    id: 'sessions.end',
    title: 'Signing out voids the access token and the refresh token',
    async run(context) {
      const {accessToken, refreshToken} = await context.tokens();
      const mine = context.withToken(accessToken);
      same((await mine.call('DELETE', '/session')).status, 204, 'The status of a sign-out');
      refused(await mine.call('GET', '/session'), 'session_expired');
      refused(await refresh(context, refreshToken), 'session_expired');
    },
  },
  {
    id: 'sessions.unknown-grants',
    title: 'Tokens that nobody has given are refused by their own codes',
    async run(context) {
      const token = 'x'.repeat(43);
      const offer = (body: object) => context.call('POST', '/sessions', {body});
      refused(await offer({grant: 'refresh', token}), 'session_expired');
      const password = 'long enough to be one';
      refused(await offer({grant: 'invite', token, password}), 'invite_expired');
      refused(await offer({grant: 'sign_in_link', token}), 'sign_in_link_expired');
      refused(await offer({grant: 'payment_link', token}), 'link_expired');
      refused(await offer({grant: 'assertion', assertion: token}), 'sign_in_failed');
    },
  },
  {
    id: 'sessions.required',
    title: 'Nothing about money or people is told without a token, or with a wrong one',
    async run(context) {
      const money = ['/invoices', '/invoices/summary', '/payments', '/payment-methods'];
      const paths = ['/session', '/team', ...money];
      for (const path of paths) {
        refused(await context.call('GET', path), 'unauthenticated');
        const wrong = context.withToken('x'.repeat(43));
        refused(await wrong.call('GET', path), 'unauthenticated');
      }
    },
  },
  {
    id: 'sessions.access-ends',
    title: 'An access token is good for ten minutes, the refresh token for longer',
    needs: ['advance'],
    async run(context) {
      const {accessToken, refreshToken} = await context.tokens();
      await context.arrange.advance(11 * 60_000);
      const mine = context.withToken(accessToken);
      refused(await mine.call('GET', '/session'), 'session_expired');
      same((await refresh(context, refreshToken)).status, 200, 'The status of a refresh');
    },
  },
  {
    id: 'sessions.idle-ends',
    title: 'A session that nobody uses for half an hour is over',
    needs: ['advance'],
    async run(context) {
      const {refreshToken} = await context.tokens();
      await context.arrange.advance(31 * 60_000);
      refused(await refresh(context, refreshToken), 'session_expired');
    },
  },
];
