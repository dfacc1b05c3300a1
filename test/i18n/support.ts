import {acceptInvite} from '../../src/i18n/en/accept-invite.ts';
import {clientAccess} from '../../src/i18n/en/client-access.ts';
import {invoice} from '../../src/i18n/en/invoice.ts';
import {newMethod} from '../../src/i18n/en/new-method.ts';
import {methods} from '../../src/i18n/en/methods.ts';
import {password} from '../../src/i18n/en/password.ts';
import {payLink} from '../../src/i18n/en/pay-link.ts';
import {paymentHistory} from '../../src/i18n/en/payment-history.ts';
import {payment} from '../../src/i18n/en/payment.ts';
import {signIn} from '../../src/i18n/en/sign-in.ts';
import {statement} from '../../src/i18n/en/statement.ts';
import {team} from '../../src/i18n/en/team.ts';
import {
  createLocalizer,
  loadLocale,
  loadTexts,
  type Localizer,
  type MessageGroups,
  type ViewGroup,
} from '../../src/i18n/index.ts';

export const usd = (amount: number) => ({amount, currency: 'USD'});

/** A localizer with the texts of every view, as it is once everything has arrived. */
export async function localizerFor(locale: string): Promise<Localizer> {
  const messages = await loadLocale(locale);
  await loadTexts(messages, Object.keys(messages.views ?? {}) as ViewGroup[]);
  return createLocalizer({locale, messages});
}

export function allTexts(localizer: Localizer): MessageGroups {
  return {
    core: localizer.messages,
    invoice: localizer.view('invoice', invoice),
    methods: localizer.view('methods', methods),
    password: localizer.view('password', password),
    payLink: localizer.view('payLink', payLink),
    paymentHistory: localizer.view('paymentHistory', paymentHistory),
    payment: localizer.view('payment', payment),
    newMethod: localizer.view('newMethod', newMethod),
    signIn: localizer.view('signIn', signIn),
    statement: localizer.view('statement', statement),
    team: localizer.view('team', team),
    acceptInvite: localizer.view('acceptInvite', acceptInvite),
    clientAccess: localizer.view('clientAccess', clientAccess),
  };
}

export const english = createLocalizer({locale: 'en-US'});
export const inEnglish = allTexts(english);
