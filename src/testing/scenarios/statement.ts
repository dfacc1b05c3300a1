import {ivo} from '../cast.ts';
import {createTestPortal, type TestPortal, type TestPortalOptions} from '../portal.ts';
import {addUsualMethods} from './lists.ts';

/** What a statement can have in it. */
export const statementScenarios = {
  statement(options?: TestPortalOptions): TestPortal {
    const portal = createTestPortal(options);
    const {visa, bank} = addUsualMethods(portal);
    portal.addInvoices(
      {number: 'INV-2041', total: 186_000, dueIn: -124},
      {number: 'INV-2063', total: 342_550, dueIn: -71, paid: 120_000},
      {number: 'INV-2079', total: 98_000, dueIn: -40},
      {number: 'INV-2085', total: 412_000, dueIn: -8},
      {number: 'INV-2101', total: 254_000, dueIn: 21},
      {number: 'CN-0007', total: -45_000, dueOn: null},
      {number: 'INV-2094', total: 1_860_000, dueIn: 12, currency: 'JPY'},
    );
    const [paid, refunded, debited, colleagues] = portal
      .addInvoices(
        {number: 'INV-2070', total: 64_000, dueIn: -5},
        {number: 'INV-2088', total: 71_500, dueIn: 9},
        {number: 'INV-2090', total: 133_000, dueIn: 14},
        {number: 'INV-2092', total: 27_500, dueIn: 17},
      )
      .map(({id}) => id);
    if (!paid || !refunded || !debited || !colleagues) throw new Error('Invoices are missing');
    portal.payOutside(paid, 64_000);
    portal.pay([refunded], visa);
    portal.takeBack(refunded, 'refund');
    portal.pay([debited], bank);
    portal.pay([colleagues], portal.addMethod({contactId: ivo.id, last4: '0005'}));
    return portal;
  },
} satisfies Record<string, (options?: TestPortalOptions) => TestPortal>;
