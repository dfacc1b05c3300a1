import {write, type Message} from '../mail/letter.ts';
import type {Person} from './person.ts';
import {signInLinkLife} from './lives.ts';

const minute = 60_000;

/** @param expiresAt Milliseconds since the epoch. */
export function inviteLetter(person: Person, href: string, expiresAt: number): Message {
  const until = new Date(expiresAt).toISOString();
  return write({
    ...person,
    subject: ({invite}) => invite.subject(person.firm),
    paragraphs: ({invite}) => [invite.body(person)],
    buttons: ({invite}) => [{label: invite.button, href}],
    notes: ({invite, notYou}) => [invite.validUntil(until), notYou],
  });
}

export interface ClientLink {
  client: string;
  href: string;
}

/** One letter with one link for each company. */
export function signInLetter(person: Person, links: readonly ClientLink[]): Message {
  return write({
    ...person,
    subject: ({signInLink}) => signInLink.subject(person.firm),
    paragraphs: ({signInLink}) => [signInLink.body(person)],
    buttons: ({signInLink, forClient}) =>
      links.map(({client, href}) => ({
        label: links.length > 1 ? forClient(client) : signInLink.button,
        href,
      })),
    notes: ({signInLink, notYou}) => [signInLink.validFor(signInLinkLife / minute), notYou],
  });
}
