/** Times in milliseconds. Tests shorten them; nothing but speed depends on their values. */
export interface PaymentSettings {
  /** How long `POST /payments` and its kin work before they answer with what is done so far. */
  answerWithin: number;
  /** How long nobody else takes over from a process that fell silent; longer than any one call. */
  lease: number;
  /** Nothing starts later than this after the payer pressed Pay. */
  authorizedFor: number;
  /** How long the payer may take to answer their bank's question; through a payment link, less. */
  actionFor: {contact: number; link: number};
  /** How often the worker looks for submissions that nobody works on. */
  poll: number;
  /** How many submissions the worker of one process works on side by side. */
  lanes: number;
  /** How often the processor is asked about a debit under way, should its events not arrive. */
  askAboutDebits: number;
  /** How often set-ups that were left and methods to be let go of are looked after. */
  reapEvery: number;
  /** How often one submission may be synced. */
  syncEvery: number;
  /** The first wait after the processor gave no answer; it doubles each time, up to the longest. */
  firstWait: number;
  longestWait: number;
}

export const paymentSettings: PaymentSettings = {
  answerWithin: 10_000,
  lease: 120_000,
  authorizedFor: 60 * 60_000,
  actionFor: {contact: 60 * 60_000, link: 10 * 60_000},
  poll: 1_000,
  lanes: 4,
  askAboutDebits: 60 * 60_000,
  reapEvery: 15_000,
  syncEvery: 2_000,
  firstWait: 1_000,
  longestWait: 60_000,
};

/** The wait before the next call, after `attempts` of them got no answer. */
export function waitAfter(attempts: number, {firstWait, longestWait}: PaymentSettings): number {
  return Math.min(firstWait * 2 ** Math.max(0, attempts - 1), longestWait);
}
