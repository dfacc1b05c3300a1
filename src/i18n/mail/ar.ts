import type {MailTexts} from './messages.ts';

export const arabic: MailTexts = (f, zone) => ({
  greeting: (name) => `مرحبًا ${f.text(name)}،`,
  invite: {
    subject: (firm) => `تدعوك ${f.text(firm)} إلى بوابة عملائها`,
    body: ({firm, client}) =>
      `تتيح لك ${f.text(firm)} الوصول إلى فواتير ${f.text(client)}: للاطلاع عليها ودفعها وحفظ طرق الدفع.`,
    button: 'قبول الدعوة',
    validUntil: (until) => `يعمل الرابط حتى ${f.date(until, zone)}.`,
  },
  signInLink: {
    subject: (firm) => `رابط تسجيل الدخول إلى ${f.text(firm)}`,
    body: ({firm}) => `سجّل الدخول إلى بوابة عملاء ${f.text(firm)} بهذا الرابط.`,
    button: 'تسجيل الدخول',
    validFor: (minutes) =>
      `يعمل الرابط مرة واحدة، لمدة ${f.plural(minutes, {
        one: 'دقيقة واحدة',
        two: 'دقيقتين',
        few: `${f.number(minutes)} دقائق`,
        other: `${f.number(minutes)} دقيقة`,
      })}.`,
  },
  forClient: (client) => `تسجيل الدخول عن ${f.text(client)}`,
  linkHint: 'إذا لم يعمل الزر فافتح هذا العنوان:',
  notYou: 'إذا لم تكن تتوقع هذه الرسالة فيمكنك تجاهلها.',
  questions: (contact) => `للاستفسار: ${contact}`,
});
