import type {MessagesOf} from '../../messages/index.ts';

export const payLink: MessagesOf<'payLink'> = (f) => ({
  invoiceFrom: (firm) => `فاتورة من ${f.text(firm)}`,
  due: (date) => `تستحق في ${date}`,
  savedMethods: 'سجّل الدخول لاستخدام وسيلة دفع محفوظة.',
  details: 'عرض التفاصيل',
  total: 'الإجمالي',
  paid: (amount) => ({title: 'هذه الفاتورة مدفوعة بالفعل', text: `دُفع مبلغ ${f.money(amount)}.`}),
  expired: (firm) => ({
    title: 'انتهت صلاحية رابط الدفع هذا',
    text: `اطلب رابطًا جديدًا من ${f.text(firm)} أو سجّل الدخول.`,
  }),
  revoked: (firm) => ({
    title: 'لم يعد رابط الدفع هذا يعمل',
    text: `سحبته ${f.text(firm)}.`,
  }),
  noLink: {
    title: 'لا يوجد رابط دفع هنا',
    text: 'افتح الرابط الكامل الذي أُرسل إليك أو سجّل الدخول.',
  },
  ended: {title: 'تم تسجيل خروجك', text: 'افتح رابط الدفع من جديد أو سجّل الدخول.'},
  loading: 'جارٍ تحميل الفاتورة',
  loadFailed: 'تعذّر تحميل الفاتورة',
  foreign: 'لا يمكن لهذا الحساب رؤية هذه الفاتورة. لا يزال بإمكانك الدفع ضيفًا.',
  asGuest: 'الدفع ضيفًا',
  sent: 'أرسلت دفعة بصفتك ضيفًا. تابع ضيفًا لترى نتيجتها.',
  showSent: 'المتابعة ضيفًا',
});
