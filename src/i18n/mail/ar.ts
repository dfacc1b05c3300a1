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
  payment: {
    subject: (count, firm) =>
      f.plural(count, {
        one: `دفعتك إلى ${f.text(firm)}`,
        two: `دفعتاك إلى ${f.text(firm)}`,
        other: `دفعاتك (${f.number(count)}) إلى ${f.text(firm)}`,
      }),
    body: (count, firm) =>
      f.plural(count, {
        one: `هذا إيصال دفعتك إلى ${f.text(firm)}.`,
        other: `هذه إيصالات دفعاتك إلى ${f.text(firm)}، إيصال لكل فاتورة.`,
      }),
    invoice: (number) => `الفاتورة ${f.text(number)}`,
    paid: (amount, date) => `مدفوع: ${amount} في ${date}`,
    initiated: (amount, date) => `بدأ الخصم: ${amount} في ${date}`,
    expected: (date) => `متوقع بحلول ${date}. لا يزال بإمكان البنك إرجاعه.`,
    method: (method) => `طريقة الدفع: ${method}`,
    reference: (reference) => `المرجع: ${reference}`,
    refundPolicy: (address) => `سياسة الاسترداد: ${address}`,
    card: 'بطاقة',
    bankAccount: 'حساب بنكي',
  },
  failed: {
    subject: (number) => `لم يتم الخصم للفاتورة ${f.text(number)}`,
    body: (amount, number, method) =>
      `لم ينفذ البنك خصم ${amount} للفاتورة ${f.text(number)} من ${method}. الفاتورة مفتوحة من جديد.`,
  },
  returned: {
    subject: (number) => `أُرجع الخصم للفاتورة ${f.text(number)}`,
    body: (amount, number, method) =>
      `أرجع البنك خصم ${amount} للفاتورة ${f.text(number)} من ${method}. لا يلزمك شيء حتى نتواصل معك.`,
  },
  bankReasons: {
    insufficient_funds: 'السبب الذي ذكره مصرفك: لم يكن في الحساب مال كافٍ.',
    account_closed: 'السبب الذي ذكره مصرفك: الحساب مغلق.',
    no_account: 'السبب الذي ذكره مصرفك: لا يوجد حساب بهذا الرقم.',
    debit_not_authorized: 'السبب الذي ذكره مصرفك: هذا الخصم غير مسموح به.',
  },
  forClient: (client) => `تسجيل الدخول عن ${f.text(client)}`,
  linkHint: 'إذا لم يعمل الزر فافتح هذا العنوان:',
  notYou: 'إذا لم تكن تتوقع هذه الرسالة فيمكنك تجاهلها.',
  questions: (contact) => `للاستفسار: ${contact}`,
});
