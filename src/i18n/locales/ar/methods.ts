import type {MessagesOf} from '../../messages/index.ts';

export const methods: MessagesOf<'methods'> = (f) => {
  const again = 'احذف هذا الحساب وأضفه من جديد.';
  const usd = (amount: number) => f.money({amount, currency: 'USD'});
  return {
    add: 'إضافة وسيلة دفع',
    save: 'حفظ وسيلة الدفع',
    saved: (method) => `حُفظت ${method}.`,
    alreadySaved: (method) => `${method} محفوظة بالفعل.`,
    onlyYou: 'أنت وحدك من يمكنه رؤيتها واستخدامها.',
    none: {
      title: 'لا توجد وسائل دفع محفوظة',
      text: 'أضف بطاقة أو حسابًا بنكيًا لتدفع أسرع في المرة القادمة.',
    },
    signedOut: (firm) => ({
      title: 'سجّل الدخول لعرض وسائل الدفع',
      text: `ما تحفظه لدى ${f.text(firm)} محمي بتسجيل دخولك.`,
    }),
    loading: 'جارٍ تحميل وسائل الدفع',
    loadFailed: 'تعذّر تحميل وسائل الدفع',
    back: 'رجوع',

    arriveBy: (date) => `تصل إيداعات صغيرة بحلول ${date}`,
    accountClosed: 'الحساب مغلق.',
    badges: {
      expired: 'منتهية',
      pending: 'غير مؤكَّد',
      verification_failed: 'فشل التأكيد',
      unusable: 'لا يمكن استخدامها',
      removing: 'جارٍ الحذف',
    },
    makeDefault: 'جعلها افتراضية',
    makeDefaultName: (method) => `جعلها افتراضية، ${method}`,
    deleteName: (method) => `حذف ${method}`,
    verify: 'تأكيد',
    verifyName: (method) => `تأكيد ${method}`,

    isDefault: (method) => `أصبحت ${method} وسيلتك الافتراضية.`,
    defaultFailed: (method) => `تعذّر جعل ${method} وسيلتك الافتراضية.`,

    deleteTitle: (method) => `حذف ${method}؟`,
    deleteText: 'لن تتمكن من الدفع بها بعد ذلك. تبقى المدفوعات السابقة كما هي.',
    deleteDefault: 'إذا كانت لديك وسيلة أخرى صالحة، فستصبح الأحدث هي الافتراضية.',
    keep: 'الاحتفاظ بها',
    delete: 'حذف',
    deleted: (method) => `حُذفت ${method}.`,
    noDefault: 'ليست لديك وسيلة افتراضية الآن.',
    inUse: (method, number) => `لا يمكن حذف ${method} بعد: دفعة ${f.text(number)} لا تزال جارية.`,
    deleteFailed: (method) => `تعذّر حذف ${method}. لا تزال محفوظة.`,
    gone: (method) => `حُذفت ${method} في نافذة أخرى.`,

    verifyTitle: (method) => `تأكيد ${method}`,
    verifyAccount: 'تأكيد الحساب',
    deposits: {
      amounts: (date) => `يصل إيداعان صغيران بحلول ${date}. أدخل المبلغين.`,
      code: (date) =>
        `يصل إيداع صغير واحد بحلول ${date}. أدخل الرمز الوارد في وصفه؛ وهو يبدأ بالحرفين SM.`,
    },
    firstAmount: 'المبلغ الأول',
    secondAmount: 'المبلغ الثاني',
    amountHint: `مثل ${usd(12)}`,
    code: 'الرمز',
    enterAmount: `أدخل مبلغًا من ${usd(1)} إلى ${usd(99)}.`,
    enterCode: 'أدخل الأحرف الستة التي تبدأ بالحرفين SM.',
    mismatch: (triesLeft) =>
      `غير مطابق. ${f.plural(triesLeft, {
        zero: 'لم تبقَ محاولات',
        one: 'بقيت محاولة واحدة',
        two: 'بقيت محاولتان',
        few: `بقيت ${f.number(triesLeft)} محاولات`,
        many: `بقيت ${f.number(triesLeft)} محاولة`,
        other: `بقيت ${f.number(triesLeft)} محاولة`,
      })}.`,
    closed: {
      tries: `محاولات كثيرة جدًا. ${again}`,
      time: `انتهت مهلة التأكيد. ${again}`,
      failed: `لا يمكن تأكيد هذا الحساب. ${again}`,
    },
    verified: (method) => `تم تأكيد ${method} ويمكن الدفع به الآن.`,
  };
};
