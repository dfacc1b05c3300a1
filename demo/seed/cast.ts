import type {FirmDetails} from '../server/firms/create-firm.ts';

/** One of the demo's contacts who can sign in, by the ids of the CSV files. */
export interface CastMember {
  clientId: string;
  /** Its name. */
  client: string;
  contactId: string;
  email: string;
  /** Printed at every start; nothing behind it is real. */
  password: string;
  /** The processor's test methods to save, the default first. */
  methods: readonly string[];
}

export interface CastFirm {
  details: FirmDetails;
  /** Clients with the portal on. */
  portalClients: readonly string[];
  contacts: readonly CastMember[];
  /** The firm's people who can sign in to the staff API. */
  staff: readonly {name: string; email: string; password: string}[];
}

export const alder: CastFirm = {
  details: {
    key: 'alder',
    name: 'Alder & Quay',
    legalName: 'Alder & Quay Structural Engineers LLP',
    address: ['48 Custom House Wharf', 'Portland, ME 04101'],
    country: 'US',
    timeZone: 'America/New_York',
    locale: 'en-US',
    supportEmail: 'billing@alderquay.example',
    supportPhone: '+1 207 555 0148',
    statementName: 'ALDER QUAY',
    termsUrl: 'https://alderquay.example/terms',
    refundPolicyUrl: 'https://alderquay.example/refunds',
    privacyUrl: 'https://alderquay.example/privacy',
    takesPayments: true,
    stripeAccount: null,
  },
  portalClients: ['NGH', 'TVH'],
  staff: [{name: 'Ruth Okafor', email: 'ruth.okafor@alderquay.example', password: 'alder-staff-1'}],
  contacts: [
    {
      clientId: 'NGH',
      client: 'Northgate Holdings',
      contactId: 'NGH-1',
      email: 'mara.lindt@northgate.example',
      password: 'northgate-demo-1',
      methods: [
        'pm_card_visa',
        'pm_card_mastercard',
        'pm_card_chargeCustomerFail',
        'pm_usBankAccount_success',
      ],
    },
    {
      clientId: 'NGH',
      client: 'Northgate Holdings',
      contactId: 'NGH-2',
      email: 'ivo.brandt@northgate.example',
      password: 'northgate-demo-2',
      methods: ['pm_card_mastercard', 'pm_usBankAccount_insufficientFunds', 'pm_card_amex'],
    },
    {
      clientId: 'TVH',
      client: 'Tarn Valley Housing',
      contactId: 'TVH-1',
      email: 'hugh.fenwick@tarnvalley.example',
      password: 'tarn-valley-demo-1',
      methods: ['pm_card_visa'],
    },
  ],
};

/** On a connected account, in another time zone and language. */
const sable: CastFirm = {
  details: {
    key: 'sable',
    name: 'Sable Vermessung',
    legalName: 'Sable Vermessung GmbH',
    address: ['Speicherstraße 12', '20457 Hamburg'],
    country: 'DE',
    timeZone: 'Europe/Berlin',
    locale: 'de-DE',
    supportEmail: 'buchhaltung@sable-vermessung.example',
    statementName: 'SABLE VERMESSUNG',
    takesPayments: true,
    accepts: ['card'],
    stripeAccount: 'acct_demoSable',
  },
  portalClients: ['KRB', 'LDG'],
  staff: [
    {name: 'Tom Reuter', email: 'tom.reuter@sable-vermessung.example', password: 'sable-staff-1'},
  ],
  contacts: [
    {
      clientId: 'KRB',
      client: 'Kranich Bau AG',
      contactId: 'KRB-1',
      email: 'jule.hartmann@kranichbau.example',
      password: 'kranich-demo-1',
      methods: ['pm_card_visa'],
    },
  ],
};

export const cast: readonly CastFirm[] = [alder, sable];
