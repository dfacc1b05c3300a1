import type {ClientRecord, ContactRecord, FirmRecord, StaffRecord} from './state.ts';

/** The firm and the people that every example of this project has. Nobody of them exists. */

export const alder: FirmRecord = {
  id: 'firm_alder',
  name: 'Alder & Quay',
  legalName: 'Alder & Quay Structural Engineers LLP',
  address: ['48 Custom House Wharf', 'Portland, ME 04101'],
  country: 'US',
  timeZone: 'America/New_York',
  supportEmail: 'billing@alderquay.example',
  supportPhone: '+1 207 555 0148',
  statementName: 'ALDER QUAY',
  termsUrl: 'https://alderquay.example/terms',
  refundPolicyUrl: 'https://alderquay.example/refunds',
  privacyUrl: 'https://alderquay.example/privacy',
  takesPayments: true,
  accepts: ['card', 'us_bank_account'],
  allowsPartialPayments: false,
  showsTeam: true,
  invoicesPerSubmission: 500,
};

export const northgate: ClientRecord = {
  id: 'cli_northgate',
  name: 'Northgate Holdings',
  isPortalOn: true,
  version: 1,
};

/** Everybody's password in tests. */
export const testPassword = 'correct horse battery staple';

const atNorthgate = {
  clientId: northgate.id,
  locale: null,
  password: testPassword,
  hasAccess: true,
  version: 1,
};

export const mara: ContactRecord = {
  ...atNorthgate,
  id: 'con_mara',
  name: 'Mara Lindt',
  email: 'mara.lindt@northgate.example',
};

/** The same client's other contact, with methods of his own. */
export const ivo: ContactRecord = {
  ...atNorthgate,
  id: 'con_ivo',
  name: 'Ivo Brandt',
  email: 'ivo.brandt@northgate.example',
};

/** One of the firm's own people, at its staff API. */
export const ruth: StaffRecord = {
  id: 'stf_ruth',
  name: 'Ruth Okafor',
  email: 'ruth.okafor@alderquay.example',
  password: testPassword,
};

/** Projects of Northgate, to be named on invoices. */
export const projects = {
  footbridge: {id: 'prj_footbridge', name: 'Harbour Street footbridge'},
  library: {id: 'prj_library', name: 'Larch Hill library'},
  school: {id: 'prj_school', name: 'Saltmarsh primary school'},
  quay: {id: 'prj_quay', name: 'North quay wall survey'},
} as const;
