interface Behaviours {
  title: string;
  /** What is so, by id. */
  lines: Readonly<Record<string, string>>;
}

/** What the tests prove, by the ids in their titles. */
export const behaviours: readonly Behaviours[] = [
  {
    title: 'Invoices',
    lines: {
      'L-01': 'A payable invoice has Pay Now in its row',
      'L-02': 'One without payment options has none, and no path can pay it',
      'L-03': 'Such a row says why it is not paid online, and cannot be selected',
      'L-04': 'A paid invoice says when and how, and offers its receipts',
      'L-05': 'Past due starts the day after the due date in the zone of the firm',
      'L-06': 'Drafts, void and hidden invoices appear and count nowhere',
      'L-07': 'A credit note or a balance of zero is not payable and lowers no total',
      'L-08': 'A partly paid invoice shows total and remaining; Pay Now takes what remains',
      'L-09': 'A debit of the whole balance in progress: Processing, and nothing to pay',
      'L-10': 'A debit of a part in progress: the rest can be paid',
      'L-11': 'A debit that failed makes the invoice payable again and says when, to its payer why',
      'L-12': 'Filter, search, sorting and more pages; the count is announced',
      'L-13': 'Loading, empty, failed, signed-out, off and not permitted are six views',
      'L-14': 'Without the Wallet invoices show, and nothing to pay or keep',
      'L-15': 'The detail of an invoice in the page, and its PDF',
      'L-16': 'What is outstanding and past due per currency, and the last payment',
      'L-17': 'Refund, dispute, return or double success: on hold until staff release it',
    },
  },
  {
    title: 'Selection',
    lines: {
      'S-01': 'Exactly the checked rows are submitted; Pay Selected stands near the top right',
      'S-02': 'The top-most box selects all outstanding invoices',
      'S-03': 'On every page, loaded or not; the toolbar says how many and how much',
      'S-04': 'What cannot be paid is left out, counted and named',
      'S-05': 'The top box speaks of the present query: none, all or some; the rest can be cleared',
      'S-06': 'Under a filter it selects what matches, and offers all outstanding',
      'S-07': 'With nothing selected Pay Selected is unavailable, with a reason',
      'S-08': 'Totals are per currency; one submission has one currency',
      'S-09': 'Without a method in common the dialog says which invoice excludes what',
      'S-10': 'What a filter hides stays selected, is counted visibly, and never paid unseen',
      'S-11': 'What is paid, void or changed meanwhile leaves the selection or changes its amount',
      'S-12': 'What arrives after a select-all is not added silently',
      'S-13': 'Shift-click and Shift+Space select a range',
      'S-14': 'More than fit into one submission are paid in parts, oldest due first',
      'S-15':
        'A set with the amounts seen, shared by the elements of a client, not kept over a reload',
    },
  },
  {
    title: 'Payments',
    lines: {
      'P-01': 'One submission of N invoices is N transactions',
      'P-02':
        'The default is preselected; another or a new one can be chosen and changes no default',
      'P-03':
        'Before Pay: how many, each amount, the total, the method, N charges on the statement',
      'P-04':
        'One failing item neither undoes nor prevents the others; each has its result in words',
      'P-05': 'A refusal of the method, two declines in a row or three in all stop the rest',
      'P-06': 'Retry sends only what failed, was not attempted or canceled, with present amounts',
      'P-07': 'A lost answer is looked up under the same key, also after a reload',
      'P-08': 'Double click, two tabs, two contacts: one charge for one balance; the loser is told',
      'P-09': 'Two invoices of one amount with one card in one second both succeed',
      'P-10': 'A changed balance: nothing is charged, old and new are shown and confirmed again',
      'P-11': '3-D Secure is asked for one invoice at a time; leaving it leaves that one unpaid',
      'P-12': 'A bank debit is processing, never paid at once, with the day it is expected',
      'P-13': 'A part can be paid where the firm allows it, within its bounds',
      'P-14': 'A new method is saved when its box is ticked, and made the default by a second one',
      'P-15': 'What cannot pay is shown with its reason, not selectable and refused by the server',
      'P-16':
        'A session that ends costs neither selection, amounts nor card, and charges nothing twice',
      'P-17': 'Every paid item has a receipt of its own',
      'P-18': 'The focus goes to the result, every outcome is announced, the button comes back',
      'P-19': 'Currencies of no decimals and of three are shown and charged to the minor unit',
      'P-20': 'Without Stripe.js saved methods pay; a new one says why it cannot, with Retry',
      'P-21':
        'Progress, stopping the rest, leaving and coming back; nothing starts after 60 minutes',
      'P-22': 'What the payer agrees to is shown where it happens, and kept',
      'P-23':
        'A receipt names firm, invoice, date, amount and method; a debit is initiated, not paid',
      'P-24': 'An account that small deposits must prove is saved and pays nothing yet',
      'P-25': 'The page can stop a payment before anything leaves it',
    },
  },
  {
    title: 'Payment methods',
    lines: {
      'M-01': 'Saved methods with a trash-can each; Add, Save and Make Default',
      'M-02': "Nobody sees, uses or changes another contact's, by any id or route",
      'M-03':
        'Behind a payment link there are none until its holder has logged in; what was typed stays',
      'M-04': 'At most one default; the first saved method becomes it, and this is said',
      'M-05': 'The default can be moved',
      'M-06': 'Deleting asks first; what is deleted cannot be charged from any tab',
      'M-07': 'Deleting the default names the new one, or none',
      'M-08': 'One with a payment in progress is not deleted, and the invoice is named',
      'M-09': 'Expired and expiring cards say so; bank accounts are verified by amounts or a code',
      'M-10': 'The same card added twice is one entry',
      'M-11': "Card data and secrets are in none of the SDK's DOM, events, logs, storage and URLs",
      'M-12': 'A failed deletion or default shows what was and the error',
    },
  },
  {
    title: 'Team',
    lines: {
      'T-01': 'All Projects: each person once, with all of their roles',
      'T-02': 'Of one project: the role on that project alone',
      'T-03': 'The same role twice shows once; which project it is on can be found out',
      'T-04':
        'A stable order by the names of the language; two of one name stay two; no role: the name',
      'T-05': 'Projects that the contact may see and people that the firm shows, in the data, too',
      'T-06': 'A chosen project that is gone, and a team that is switched off, are said',
    },
  },
  {
    title: 'Access',
    lines: {
      'A-01': 'Any firm with the Wallet; without it the portal cannot be turned on',
      'A-02': 'Invite and access exist only while the portal is on, in view and answer',
      'A-03':
        'An invite sent again is the invite; the newest link works, active contacts get a sign-in link',
      'A-04': 'Access that is removed ends the sessions of its contact at the next request',
      'A-05': 'A portal that is off: not available, no data, and every request says so',
      'A-06': 'Sign-out or another contact drops everything at once; the same contact keeps it',
      'A-07': "A firm's tokens never reach another's data; foreign ids are unknown ids",
      'A-08': 'A payment link opens its one invoice; it ends, is withdrawn, and leaves the address',
      'A-09':
        'Sign-in answers alike and is slowed, never locked; a link takes a press, and works once',
      'A-10': 'An account that may not see the invoice of a link is told; a guest still pays',
    },
  },
  {
    title: 'Embedding',
    lines: {
      'E-01': 'No violation of a strict policy with Trusted Types',
      'E-02': 'Any load order: provider first or last, twice, two versions, a late getSession',
      'E-03': 'Styles of the page break nothing, and none leak out',
      'E-04': 'Importing any entry in Node does nothing and does not throw',
      'E-05': 'No request to any origin but the API and, when needed, Stripe',
      'E-06': 'Any shadow depth, frameworks, an HTML block of a site builder',
      'E-07': 'The language changes while running, also of a form that is being filled in',
      'E-08': 'Two providers on one page do not see each other',
    },
  },
  {
    title: 'Hard input',
    lines: {
      'X-01': 'Text from data is text, whatever is in it, and breaks no layout',
      'X-02': 'An answer that breaks the contract: the failed view with Retry; others go on',
      'X-03': 'A status or kind of a newer server shows generically',
      'X-04': 'Bad input is refused with 4xx, a code and the field; nothing is stored or charged',
    },
  },
  {
    title: 'What goes wrong',
    lines: {
      'FM-01': 'The answer to a submission is lost: key, record and burning decide',
      'FM-02': 'The tab was closed; another page, another day',
      'FM-03': "The server loses the processor's answer",
      'FM-04': 'The server is killed between any two steps',
      'FM-05': '3-D Secure failed or was left',
      'FM-06': 'Double click, two tabs, two contacts',
      'FM-07':
        'An event before the answer, twice, out of order, never, forged, old, of another firm',
      'FM-08': 'The method is deleted meanwhile',
      'FM-09': 'The invoice is changed, voided or paid elsewhere meanwhile',
      'FM-10': 'A hard decline on the first of several',
      'FM-11': 'A debit fails days later',
      'FM-12': 'Refund, dispute, late return, double success, another amount than expected',
      'FM-13': 'The session expires before or after the submission',
      'FM-15': 'Stripe.js is blocked, or of another version',
      'FM-16': '429, or a 500 that is saved under its key',
    },
  },
];
