import type {SelectionState, UnfinishedPayment} from '../../client/types.ts';
import type {AnnounceController} from '../../controllers/announce.ts';
import type {InvoiceSort, Localizer} from '../../i18n/index.ts';
import type {SelectionChange} from '../../model/selection.ts';

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

  /** Called with each update: says so when loading takes long. */
  loading(isLoading: boolean): void {
    if (!isLoading) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      return;
    }
    this.#timer ??= setTimeout(() => this.#say(({messages}) => messages.live.loading), patience);
  }

  loaded(count: number): void {
    this.#say(({messages}) => messages.invoiceCount(count));
  }

  more(more: number, shown: number): void {
    this.#say(({messages}) => messages.live.more(more, shown));
  }

  sorted(sort: InvoiceSort): void {
    this.#say(({messages}) => messages.live.sorted(messages.sorts[sort]));
  }

  unavailable(): void {
    this.#say(({messages}) => messages.selectionReason);
  }

  failed(text: string): void {
    this.#say(() => text);
  }

  selection({selection, excluded, totals}: SelectionState): void {
    this.#say(({messages: {live}, and, money}) => {
      if (selection.size === 0) return live.cleared;
      return excluded.length > 0
        ? live.leftOut(selection.size, excluded.length)
        : live.selectedTotals(selection.size, and(totals.map(money)));
    });
  }

  /** What a refresh did to the selection (S-11); of many the first, then where that leaves it. */
  changes(changes: readonly SelectionChange[], {selection, totals}: SelectionState): void {
    this.#say(({messages: {live}, and, money}) => {
      const told = changes.slice(0, mostChangesTold).map((change) => {
        if (change.type === 'amount') {
          return live.changed(change.to.number, change.from.amount, change.to.amount);
        }
        const {number} = change.invoice;
        return change.because === 'paid' ? live.paidAndLeft(number) : live.left(number);
      });
      if (changes.length > mostChangesTold && selection.size > 0) {
        told.push(live.selectedTotals(selection.size, and(totals.map(money))));
      }
      return told.join('. ');
    });
  }

  /** A payment whose dialog was left has its result. */
  ended({paid, count}: UnfinishedPayment): void {
    this.#say(({messages}) => messages.paidOfAll(paid, count));
  }

  #say(text: (localizer: Localizer) => string): void {
    const localizer = this.#localizer();
    if (localizer) this.#announce.say(text(localizer));
  }
}
