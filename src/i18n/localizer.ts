import {core} from './en/core.ts';
import {createFormats, type Formats} from './formats.ts';
import type {
  CoreMessages,
  MessageGroups,
  MessageOverrides,
  MessagesOf,
  ViewGroup,
} from './messages/index.ts';
import {
  createRowLocalizer,
  merged,
  type LocalizerOptions,
  type RowLocalizer,
} from './row-localizer.ts';
import {speak, textsOf} from './view-texts.ts';

/**
 * Names the consent texts of this version (P-22); it goes with each payment, and the server keeps it.
 * Any change of their words needs a new one: a test holds the two together.
 */
export const consentVersion = '2026-11-2';

/** All texts and formats of one locale. */
export interface Localizer extends Formats, RowLocalizer {
  readonly messages: CoreMessages;
  /** The version of the consent texts that are shown; `custom` for a firm's own without a version. */
  readonly consentVersion: string;
  /** Texts of a view; `inEnglish` is what the view brings with it. The same object each time. */
  readonly view: <G extends ViewGroup>(group: G, inEnglish: MessagesOf<G>) => MessageGroups[G];
}

const known = new WeakMap<RowLocalizer, Localizer>();

/** The localizer of rows with everything else; the same object each time. */
export function wholeLocalizer(rows: RowLocalizer): Localizer {
  let whole = known.get(rows);
  if (!whole) {
    known.set(rows, (whole = complete(rows)));
    known.set(whole, whole);
  }
  return whole;
}

export function createLocalizer(options?: LocalizerOptions): Localizer {
  return wholeLocalizer(createRowLocalizer(options));
}

function complete(rows: RowLocalizer): Localizer {
  const {messages, overrides} = rows.source;
  const formats = createFormats(rows);
  const views = new Map<unknown, unknown>();
  speak(messages);
  return {
    ...rows,
    ...formats,
    messages: inOwnWords('core', messages.core ?? core, formats, overrides),
    consentVersion:
      overrides.consentVersion ?? (mayChangeConsent(overrides) ? 'custom' : consentVersion),
    view<G extends ViewGroup>(group: G, fallback: MessagesOf<G>) {
      const make = textsOf(messages, group) ?? fallback;
      if (!views.has(make)) views.set(make, inOwnWords(group, make, formats, overrides));
      return views.get(make) as MessageGroups[G];
    },
  };
}

/** Our texts with the firm's own in their places. */
function inOwnWords<G extends keyof MessageGroups>(
  group: G,
  make: MessagesOf<G>,
  formats: Formats,
  overrides: MessageOverrides,
): MessageGroups[G] {
  const texts = make(formats);
  type Changes = object | ((formats: Formats, texts: MessageGroups[G]) => unknown);
  const changes = overrides[group] as Changes | undefined;
  return merged(texts, typeof changes === 'function' ? changes(formats, texts) : changes);
}

/** A function may return anything, so it counts as a change. */
function mayChangeConsent({payment, newMethod}: MessageOverrides): boolean {
  return [payment, newMethod].some(
    (words) => typeof words === 'function' || words?.consent !== undefined,
  );
}
