import type {LocaleMessages, MessagesOf, ViewGroup, ViewTexts} from './messages/index.ts';

/** What has arrived of a language, by what `locales/` holds of it. */
const arrived = new WeakMap<LocaleMessages, ViewTexts>();
const coming = new Map<unknown, Promise<void>>();
/** The languages that the page has spoken so far: one, as a rule. */
const spoken = new Set<LocaleMessages>();

/** The texts of a view in the language, or undefined where they have to be English. */
export function textsOf<G extends ViewGroup>(
  messages: LocaleMessages,
  group: G,
): MessagesOf<G> | undefined {
  const own: ViewTexts = arrived.get(messages) ?? messages;
  return own[group] ?? (messages as ViewTexts)[group];
}

/** Whether nothing of `groups` has to be loaded before it is shown. English brings its texts with the code. */
export function hasTexts(messages: LocaleMessages, groups: readonly ViewGroup[]): boolean {
  return groups.every((group) => textsOf(messages, group) ?? !messages.views?.[group]);
}

/** Loads what is not there yet. Rejects when any of it can't be; what came is kept, so a later call goes on. */
export async function loadTexts(
  messages: LocaleMessages,
  groups: readonly ViewGroup[],
): Promise<void> {
  await Promise.all(groups.map((group) => load(messages, group)));
}

/** `messages` are shown from now on: {@link expectTexts} loads for them. */
export function speak(messages: LocaleMessages): void {
  spoken.add(messages);
}

/** A view is being loaded: so that its texts come beside its code and not after it. */
export function expectTexts(...groups: ViewGroup[]): void {
  for (const messages of spoken) loadTexts(messages, groups).catch(askAgain);
}

/** Who shows them asks again, and can say so. */
const askAgain = () => undefined;

async function load(messages: LocaleMessages, group: ViewGroup): Promise<void> {
  const start = messages.views?.[group];
  if (!start || textsOf(messages, group)) return;
  if (!coming.has(start)) {
    const loading = start().then((texts) => {
      arrived.set(messages, {...arrived.get(messages), ...texts});
    });
    coming.set(
      start,
      loading.finally(() => coming.delete(start)),
    );
  }
  await coming.get(start);
}
