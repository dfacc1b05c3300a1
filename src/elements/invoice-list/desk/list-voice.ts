import type {SelectionState} from '../../../client/types.ts';
import type {AnnounceController} from '../../../controllers/announce.ts';
import type {CoreMessages, Localizer} from '../../../i18n/index.ts';
import type {SelectionChange} from '../../../model/selection.ts';

/** Told quickly, loading is not worth a word. */
const patience = 1000;
const mostChangesTold = 3;

/** What the list says aloud (LOOK §6). */
export class ListVoice {
  readonly #announce: AnnounceController;
  readonly #localizer: () => Localizer | null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(announce: AnnounceController, localizer: () => Localizer | null) {
    this.#announce = announce;
    this.#localizer = localizer;
  }

  say(text: (messages: CoreMessages, localizer: Localizer) => string): void {
    const localizer = this.#localizer();
    if (localizer) this.#announce.say(text(localizer.messages, localizer));
  }

  /** Called with each update: says so when loading takes long. */
  loading(isLoading: boolean): void {
    if (isLoading) {
      this.#timer ??= setTimeout(() => this.say(({live}) => live.loading), patience);
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  selection(value: SelectionState): void {
    const {selection, excluded} = value;
    this.say((messages, localizer) => {
      const {live} = messages;
      if (selection.size === 0) return live.cleared;
      return excluded.length > 0
        ? live.leftOut(selection.size, excluded.length)
        : selectedText(value, localizer);
    });
  }

  /** What a refresh did to the selection (S-11); of many the first, then where that leaves it. */
  changes(changes: readonly SelectionChange[], value: SelectionState): void {
    this.say(({live}, localizer) => {
      const told = changes.slice(0, mostChangesTold).map((change) => {
        if (change.type === 'amount') {
          return live.changed(change.to.number, change.from.amount, change.to.amount);
        }
        return live[change.because === 'paid' ? 'paidAndLeft' : 'left'](change.invoice.number);
      });
      if (changes.length > told.length) told.push(selectedText(value, localizer));
      return told.join('. ');
    });
  }
}

function selectedText(
  {selection, totals}: SelectionState,
  {messages, and, money}: Localizer,
): string {
  return messages.live.selectedTotals(selection.size, and(totals.map(money)));
}
