import type {MessagesOf} from '../../messages/index.ts';

export const paymentHistory: MessagesOf<'paymentHistory'> = (f) => ({
  title: 'الدفعات',
  loading: 'جارٍ تحميل الدفعات',
  loadFailed: 'تعذر تحميل دفعاتك',
  none: {title: 'لا توجد دفعات بعد', text: 'يظهر هنا كل ما يُدفع.'},
  signedOut: (firm) => ({
    title: 'سجّل الدخول لعرض دفعاتك',
    text: `دفعاتك إلى ${f.text(firm)} تظهر بعد تسجيل الدخول.`,
  }),
  notPermitted: (firm) => ({
    title: 'لا يمكنك عرض هذه الدفعات',
    text: `اطلب من ${f.text(firm)} منحك حق الوصول.`,
  }),

  byOther: 'دفعها شخص آخر',
  received: (date) => `وصلت في ${date}`,
  together: (count) =>
    f.plural(count, {
      two: 'فاتورتان في دفعة واحدة',
      few: `${f.number(count)} فواتير في دفعة واحدة`,
      other: `${f.number(count)} فاتورة في دفعة واحدة`,
    }),
  showAll: (count) => `عرض كل الفواتير وعددها ${f.number(count)}`,
  canceled: 'أُلغيت',

  more: (more, shown) => `${f.number(more)} أخرى، المعروض ${f.number(shown)}`,
  moreFailed: 'تعذر تحميل المزيد من الدفعات.',
  count: (count) =>
    f.plural(count, {
      one: 'دفعة واحدة',
      two: 'دفعتان',
      few: `${f.number(count)} دفعات`,
      other: `${f.number(count)} دفعة`,
    }),
});
