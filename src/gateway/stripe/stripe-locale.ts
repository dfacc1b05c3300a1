import type {StripeElementLocale} from '@stripe/stripe-js';

/** Those of Stripe's locales that are more than a language; another region reads its language. */
const regional: readonly string[] = [
  'en-AU',
  'en-CA',
  'en-GB',
  'en-NZ',
  'es-419',
  'fr-CA',
  'pt-BR',
  'zh-HK',
  'zh-TW',
] satisfies StripeElementLocale[];

const languages: readonly string[] =
  'ar bg cs da de el en es et fi fil fr he hr hu id it ja ko lt lv ms mt nb nl no pl pt ro ru sk sl sv th tr vi zh'.split(
    ' ',
  );

/** The nearest of Stripe's languages, else the browser's. */
export function stripeLocale(tag: string): StripeElementLocale {
  if (regional.includes(tag)) return tag as StripeElementLocale;
  const [language = ''] = tag.split('-');
  return languages.includes(language) ? (language as StripeElementLocale) : 'auto';
}
