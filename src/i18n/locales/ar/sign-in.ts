import type {MessagesOf} from '../../messages/index.ts';

export const signIn: MessagesOf<'signIn'> = (f) => ({
  title: (firm) => `تسجيل الدخول إلى ${f.text(firm)}`,
  email: 'البريد الإلكتروني',
  password: 'كلمة المرور',
  showPassword: 'إظهار كلمة المرور',
  enterEmail: 'أدخل بريدك الإلكتروني كاملًا.',
  enterPassword: 'أدخل كلمة المرور.',
  emailLink: 'أرسل لي رابط تسجيل الدخول بالبريد',
  linkSent: (email) => `إذا كان لدى ${f.text(email)} حق الدخول، فالرابط في الطريق.`,
  wrong: 'البريد الإلكتروني وكلمة المرور غير متطابقين.',
  whichCompany: 'أي شركة؟',
  chooseCompany: 'اختر شركة أولًا.',
  continue: 'متابعة',
  tooManyAttempts: (minutes) =>
    `محاولات كثيرة جدًا. حاول مرة أخرى بعد ${f.plural(minutes, {
      one: 'دقيقة واحدة',
      two: 'دقيقتين',
      few: `${f.number(minutes)} دقائق`,
      other: `${f.number(minutes)} دقيقة`,
    })}.`,
});
