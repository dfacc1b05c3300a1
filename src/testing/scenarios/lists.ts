import {northgate, projects} from '../cast.ts';
import {createTestPortal, type TestPortal, type TestPortalOptions} from '../portal.ts';
import type {InvoiceSeed} from '../seeds.ts';

/** What a list can have in it. */

const manyProjects = Object.values(projects);

/** `count` invoices of different amounts, projects and due dates, some of them past due. */
export function manySeeds(count: number): InvoiceSeed[] {
  return Array.from({length: count}, (_, index) => ({
    total: 18_500 + ((index * 73_129) % 900_000),
    dueIn: ((index * 11) % 60) - 15,
    projects: [manyProjects[index % manyProjects.length] ?? projects.footbridge],
  }));
}

/** A card by default, another one, and a bank account. */
export function addUsualMethods(portal: TestPortal) {
  const visa = portal.addMethod();
  const mastercard = portal.addMethod({brand: 'mastercard', last4: '4444'});
  const bank = portal.addMethod({kind: 'us_bank_account'});
  return {visa, mastercard, bank};
}

function portalWith(options: TestPortalOptions | undefined, ...seeds: InvoiceSeed[]): TestPortal {
  const portal = createTestPortal(options);
  addUsualMethods(portal);
  portal.addInvoices(...seeds);
  return portal;
}

const unpayable: InvoiceSeed[] = [
  {options: [], dueIn: -4},
  {isOnHold: true, total: 84_000},
  {total: 40, dueIn: 3},
];

export const listScenarios = {
  empty: (options?: TestPortalOptions) => portalWith(options),
  oneInvoice: (options?: TestPortalOptions) => portalWith(options, {total: 482_000}),
  severalInvoices: (options?: TestPortalOptions) => portalWith(options, ...manySeeds(7)),
  manyInvoices: (options?: TestPortalOptions) => portalWith(options, ...manySeeds(62)),
  twoThousandInvoices: (options?: TestPortalOptions) => portalWith(options, ...manySeeds(2000)),
  someLeftOut: (options?: TestPortalOptions) => portalWith(options, ...manySeeds(5), ...unpayable),
  nothingPayable: (options?: TestPortalOptions) => portalWith(options, ...unpayable),
  limitReached: (options?: TestPortalOptions) =>
    portalWith({...options, firm: {invoicesPerSubmission: 3, ...options?.firm}}, ...manySeeds(7)),
  fourCurrencies: (options?: TestPortalOptions) =>
    portalWith(
      options,
      {total: 482_000, dueIn: -3},
      {total: 129_900, currency: 'EUR'},
      {total: 186_000, currency: 'JPY'},
      {total: 912_500, currency: 'KWD', dueIn: 30},
      {total: 75_050},
    ),
  partlyPaid: (options?: TestPortalOptions) =>
    portalWith(options, {total: 640_000, paid: 250_000, dueIn: -8}, {total: 96_000}),
  creditNote: (options?: TestPortalOptions) =>
    portalWith(options, {total: -45_000, dueOn: null}, {total: 128_000}),
  cardOnlyAndBankOnly: (options?: TestPortalOptions) =>
    portalWith(
      options,
      {options: ['card'], total: 98_000},
      {options: ['us_bank_account'], total: 1_450_000},
      {total: 62_500},
    ),
  noWallet: (options?: TestPortalOptions) =>
    portalWith({...options, firm: {takesPayments: false, ...options?.firm}}, ...manySeeds(4)),
  hostileText: (options?: TestPortalOptions) =>
    portalWith(options, ...hostileTexts.map((name, index) => hostileSeed(name, index))),

  paidOnly(options?: TestPortalOptions): TestPortal {
    const portal = createTestPortal(options);
    const {visa} = addUsualMethods(portal);
    const [first = '', ...rest] = portal.addInvoices(...manySeeds(4)).map(({id}) => id);
    portal.payOutside(first, portal.show(first).due.amount);
    portal.pay(rest, visa);
    return portal;
  },
  debitInProgress(options?: TestPortalOptions): TestPortal {
    const portal = createTestPortal(options);
    const {bank} = addUsualMethods(portal);
    const [first] = portal.addInvoices({total: 1_240_000, dueIn: -2}, {total: 88_000});
    portal.pay([first?.id ?? ''], bank);
    return portal;
  },
  partInProgress(options?: TestPortalOptions): TestPortal {
    const portal = createTestPortal(options);
    const {bank} = addUsualMethods(portal);
    const invoice = portal.addInvoice({total: 500_000});
    portal.pay([invoice.id], bank);
    portal.changeInvoice(invoice.id, {total: 800_000, subtotal: 800_000});
    return portal;
  },
  debitFailed(options?: TestPortalOptions): TestPortal {
    const portal = listScenarios.debitInProgress(options);
    portal.settleDebits('insufficient_funds');
    return portal;
  },
  debitReturned(options?: TestPortalOptions): TestPortal {
    const portal = listScenarios.debitInProgress(options);
    portal.settleDebits();
    for (const {transactions} of portal.showSubmissions()) {
      for (const {invoiceId} of transactions) portal.takeBack(invoiceId);
    }
    return portal;
  },
  onHold: (options?: TestPortalOptions) =>
    portalWith(options, {isOnHold: true, total: 318_000, dueIn: -12}, {total: 54_000}),
  paidByColleague(options?: TestPortalOptions): TestPortal {
    const portal = portalWith(options, {total: 54_000});
    const invoice = portal.addInvoice({total: 210_000});
    portal.pay([invoice.id], portal.addMethod({contactId: 'con_ivo', last4: '0005'}));
    return portal;
  },
} satisfies Record<string, (options?: TestPortalOptions) => TestPortal>;

/** Text is text: markup, another direction, nothing to see, endless. */
const hostileTexts = [
  '<img src=x onerror="alert(1)"> <script>alert(2)</script> & "quotes"',
  'مكتبة تل الأرز — المرحلة الثانية',
  'Bridge \u202Egnp.eciovni\u202C after an override',
  'zero\u200Bwidth\u200Djoined\uFEFFmarked',
  '👩🏽‍🚒🏗️ 桥梁与学校',
  'Donaudampfschifffahrtsgesellschaftskapitänswitwenpensionsauszahlungsstelle'.repeat(3),
  'a'.repeat(10_000),
];

function hostileSeed(name: string, index: number): InvoiceSeed {
  return {
    clientId: northgate.id,
    number: index === 0 ? '<b>INV</b>-1' : `${name.slice(0, 60)}-${index}`,
    projects: [{id: `prj_hostile${index}`, name}],
  };
}
