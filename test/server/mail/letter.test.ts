import assert from 'node:assert/strict';
import {test} from 'node:test';
import {inviteLetter, signInLetter} from '../../../demo/server/invites/letters.ts';

const href = 'https://firm.example/invite/#portal-invite=token_1234567890';
const person = {
  contactId: 'con_1',
  firmId: 'frm_1',
  name: 'Ann Lee',
  email: 'ann@client.example',
  client: 'Northgate Holdings',
  firm: 'Alder & Quay',
  supportEmail: 'help@alder.example',
  timeZone: 'America/New_York',
  locale: 'en',
  invitePage: null,
  allowedOrigins: [],
};
// In New York it is still the 26th.
const expiresAt = Date.parse('2026-11-27T03:00:00Z');

test('an invite says who invites whom to what, until when, and whom to ask', () => {
  const {subject, text} = inviteLetter(person, href, expiresAt);
  assert.equal(subject, 'Alder & Quay invites you to its client portal');
  assert.equal(
    text,
    `Hello Ann Lee,

Alder & Quay gives you access to the invoices of Northgate Holdings: see them, pay them, keep your payment methods.

Accept the invite:
${href}

The link works until Nov 26, 2026.

If you did not expect this message, you can ignore it.

Questions: help@alder.example

Alder & Quay`,
  );
});

test('the HTML says the same, with the link as a button and as an address', () => {
  const {html} = inviteLetter(person, href, expiresAt);
  assert.match(html, /<html lang="en" dir="ltr">/);
  assert.match(html, /<title>Alder &amp; Quay invites you/);
  assert.match(html, new RegExp(`<a class="button" href="${href}">Accept the invite</a>`));
  assert.match(html, new RegExp(`<span dir="ltr">${href}</span>`));
  assert.match(html, /The link works until Nov 26, 2026\./);
});

test('German and Arabic contacts are written to in their language and direction', () => {
  const german = inviteLetter({...person, locale: 'de-DE'}, href, expiresAt);
  assert.equal(german.subject, 'Alder & Quay lädt Sie in das Kundenportal ein');
  assert.match(german.text, /Der Link gilt bis 26\.11\.2026\./);
  const arabic = signInLetter({...person, locale: 'ar'}, [{client: 'Northgate', href}]);
  assert.match(arabic.html, /<html lang="ar" dir="rtl">/);
  assert.match(arabic.text, /مرحبًا/);
  assert.doesNotMatch(arabic.subject, /[\u2066-\u2069]/, 'no bidi controls in a header');
});

test('a language that we do not speak is English', () => {
  assert.match(inviteLetter({...person, locale: 'fr-CA'}, href, expiresAt).text, /^Hello Ann Lee,/);
  assert.match(inviteLetter({...person, locale: '!'}, href, expiresAt).text, /^Hello Ann Lee,/);
});

test('X-01 names are text, and a subject is one line', () => {
  const hostile = '<img src=x onerror=alert(1)>\r\nBcc: a@b.example "\u202e';
  const {subject, html} = inviteLetter(
    {...person, firm: hostile, client: hostile, name: hostile},
    href,
    expiresAt,
  );
  assert.doesNotMatch(html, /<img/);
  assert.match(html, /&lt;img src=x/);
  assert.doesNotMatch(subject, /[\r\n\u202e]/);
});
