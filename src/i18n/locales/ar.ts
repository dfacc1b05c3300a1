import type {LocaleMessages, MessagesOf} from '../messages/index.ts';

/** Modern Standard Arabic. */
const core: MessagesOf<'core'> = (f) => {
  const andMore = (shown: string, more: number) => `${shown} و${f.number(more)} غيرها`;
  const selected = (count: number) => `تم تحديد ${f.number(count)}`;
  const invoices = (count: number) =>
    f.plural(count, {
      zero: 'لا فواتير',
      one: 'فاتورة واحدة',
      two: 'فاتورتان',
      few: `${f.number(count)} فواتير`,
      other: `${f.number(count)} فاتورة`,
    });
  const days = (count: number) =>
    f.plural(count, {
      one: 'يوم واحد',
      two: 'يومين',
      few: `${f.number(count)} أيام`,
      other: `${f.number(count)} يومًا`,
    });
  const cannotBePaid = (count: number, excluded: number) =>
    `${selected(count)}، ولا يمكن دفع ${f.number(excluded)} عبر الإنترنت`;

  return {
    theFirm: 'الشركة',
    andMore,

    login: 'تسجيل الدخول',
    signOut: 'تسجيل الخروج',
    retry: 'إعادة المحاولة',
    close: 'إغلاق',
    clear: 'إلغاء التحديد',
    view: 'عرض',
    resume: 'متابعة',
    cancelPayment: 'إلغاء الدفع',
    showMore: 'عرض المزيد',
    payNow: 'ادفع الآن',
    payNowName: (number, amount) => `ادفع الآن، الفاتورة ${f.text(number)}، ${f.money(amount)}`,
    paySelected: 'ادفع المحدد',
    showAllInvoices: 'عرض كل الفواتير',
    clearSearch: 'مسح البحث',

    account: (name) => `الحساب: ${f.text(name)}`,
    paymentMethods: 'وسائل الدفع',
    changePassword: 'تغيير كلمة المرور',

    invoices: 'الفواتير',
    summary: 'ملخص',
    outstanding: 'المستحق',
    pastDue: 'المتأخر',
    lastPayment: 'آخر دفعة',
    invoiceCount: invoices,
    filter: 'عرض',
    filters: {
      outstanding: 'المستحقة',
      past_due: 'المتأخرة',
      processing: 'قيد المعالجة',
      paid: 'المدفوعة',
      all: 'الكل',
    },
    search: 'الرقم أو المشروع',
    searchName: 'ابحث في الفواتير بالرقم أو المشروع',
    sort: 'ترتيب حسب',
    sorts: {
      number: 'الرقم',
      '-number': 'الرقم، الأعلى أولًا',
      due_on: 'تاريخ الاستحقاق، الأقدم أولًا',
      '-due_on': 'تاريخ الاستحقاق، الأحدث أولًا',
      issued_on: 'تاريخ الإصدار، الأقدم أولًا',
      '-issued_on': 'تاريخ الإصدار، الأحدث أولًا',
      amount: 'المبلغ، الأقل أولًا',
      '-amount': 'المبلغ، الأعلى أولًا',
    },

    columns: {
      invoice: 'الفاتورة',
      issued: 'الإصدار',
      due: 'الاستحقاق',
      status: 'الحالة',
      amount: 'المبلغ',
      action: 'الدفع',
    },
    badges: {
      open: 'مفتوحة',
      due_today: 'تستحق اليوم',
      past_due: 'متأخرة',
      partly_paid: 'مدفوعة جزئيًا',
      processing: 'قيد المعالجة',
      paid: 'مدفوعة',
      returned: 'دفعة مرتجعة',
      credit: 'إشعار دائن',
      on_hold: 'معلّقة',
      unknown: 'أخرى',
    },
    relativeDue: (count) => {
      if (count === 0) return 'اليوم';
      if (count === 1) return 'غدًا';
      return count > 1 ? `خلال ${days(count)}` : `متأخرة ${days(-count)}`;
    },
    noDueDate: 'بلا تاريخ استحقاق',
    ofTotal: (total) => `من ${f.money(total)}`,
    paidOn: (date) => `دُفعت ${date}`,
    expectedBy: (date) => `متوقعة بحلول ${date}`,
    amountProcessing: (amount) => `${f.money(amount)} قيد المعالجة`,
    notPayable: {
      noOptions: 'الدفع عبر الإنترنت غير متاح لهذه الفاتورة.',
      onHold: (firm) => `معلّقة: اسأل ${f.text(firm)}.`,
      amount: 'لا يمكن دفع هذا المبلغ عبر الإنترنت.',
      processing: 'هناك دفعة جارية.',
      other: 'لا يمكن دفع هذه الفاتورة عبر الإنترنت.',
    },
    returned: (amount, date) =>
      `أُعيد خصم بقيمة ${f.money(amount)} في ${date}. الفاتورة مفتوحة من جديد.`,
    returnedToPayer: (amount, date, reason) =>
      `أعاد مصرفك الخصم بقيمة ${f.money(amount)} في ${date}: ${reason}. الفاتورة مفتوحة من جديد.`,
    returnReasons: {
      insufficient_funds: 'لم يكن في الحساب مال كافٍ',
      account_closed: 'الحساب مغلق',
      no_account: 'لا يوجد حساب بهذا الرقم',
      debit_not_authorized: 'مصرفك لا يسمح بهذا الخصم',
      other: 'لم يذكر المصرف سببًا',
    },

    card: 'بطاقة',
    bankAccount: 'حساب مصرفي',
    paymentMethod: 'وسيلة دفع',
    endingIn: (name, last4) => `${name} تنتهي بـ ${last4}`,
    otherPayment: 'دُفعت خارج البوابة',

    selectAll: 'تحديد كل الفواتير المستحقة',
    selectAllShort: 'تحديد الكل',
    selectInvoice: (number, due) => `تحديد ${f.text(number)}، المستحق ${f.money(due)}`,
    selectionHint: 'حدّد فواتير لدفعها معًا.',
    selectionReason: 'حدّد فاتورة واحدة على الأقل أولًا.',
    selected,
    selectedHidden: (count, hidden) => `${selected(count)}، منها ${f.number(hidden)} غير معروضة`,
    showSelected: 'عرض المحدد',
    leftOut: (count, excluded, numbers) =>
      `${cannotBePaid(count, excluded)}: ${f.named(numbers, andMore, 'list')}`,
    allMatchingSelected: (count) =>
      f.plural(count, {
        one: 'تم تحديد النتيجة الوحيدة.',
        two: 'تم تحديد النتيجتين.',
        few: `تم تحديد النتائج كلها وعددها ${f.number(count)}.`,
        other: `تم تحديد النتائج كلها وعددها ${f.number(count)}.`,
      }),
    selectAllOutstanding: (count) => `تحديد كل المستحقة (${f.number(count)})`,
    clearAll: (count) => `إلغاء تحديد الكل (${f.number(count)})`,
    partOf: (limit, part, parts) =>
      `الحد الأقصى للدفعة الواحدة ${invoices(limit)}. هذا هو الجزء ${f.number(part)} من ${f.number(parts)}، الأقدم استحقاقًا أولًا؛ ويبقى الباقي محددًا.`,

    payingNotice: (count, done) => `جارٍ دفع ${invoices(count)}: اكتمل ${f.number(done)}`,
    toConfirm: (count) =>
      f.plural(count, {
        one: 'دفعة واحدة تحتاج إلى تأكيد',
        two: 'دفعتان تحتاجان إلى تأكيد',
        few: `${f.number(count)} دفعات تحتاج إلى تأكيد`,
        other: `${f.number(count)} دفعة تحتاج إلى تأكيد`,
      }),
    paidOfAll: (paid, count) => `الفواتير المدفوعة: ${f.number(paid)} من ${f.number(count)}`,
    checkingNotice: 'جارٍ التحقق من دفعتك',

    nothingToPay: {title: 'لا شيء للدفع', text: 'ليست لديك فواتير مستحقة.'},
    noInvoices: (firm) => ({
      title: 'لا توجد فواتير بعد',
      text: `ستظهر هنا الفواتير الصادرة عن ${f.text(firm)}.`,
    }),
    nothingFiltered: {
      past_due: {title: 'لا شيء متأخر', text: 'ليست بين فواتيرك فاتورة متأخرة.'},
      processing: {title: 'لا شيء قيد المعالجة', text: 'لا توجد دفعة في الطريق.'},
      paid: {title: 'لم يُدفع شيء بعد', text: 'ستظهر هنا الفواتير المدفوعة.'},
    },
    noMatch: (query) => ({
      title: `لا توجد فاتورة تطابق «${f.text(query)}»`,
      text: 'تحقق من الرقم أو امسح البحث.',
    }),
    loadFailed: {
      title: 'تعذّر تحميل فواتيرك',
      text: 'لم يتغير شيء في حسابك. تحقق من اتصالك وحاول مرة أخرى.',
    },
    signedOut: (firm) => ({
      title: 'سجّل الدخول لرؤية فواتيرك',
      text: `تظهر فواتيرك من ${f.text(firm)} بعد تسجيل الدخول.`,
    }),
    portalOff: (firm, supportEmail) => ({
      title: 'بوابة العملاء غير متاحة',
      text: `لم تفعّلها ${f.text(firm)} لشركتك. ${
        supportEmail ? `للأسئلة: ${f.text(supportEmail)}.` : `اسأل ${f.text(firm)}.`
      }`,
    }),
    notPermitted: (firm) => ({
      title: 'لا يمكنك رؤية هذه الفواتير',
      text: `اطلب من ${f.text(firm)} منحك حق الوصول.`,
    }),
    stale: (time) => `تعذّر التحديث. هذه البيانات من الساعة ${time}.`,
    moreFailed: 'تعذّر تحميل المزيد من الفواتير.',

    errors: {
      setup: () => 'هذا الجزء من الصفحة لم يُجهَّز بعد.',
      network: () => 'يبدو أنك غير متصل بالإنترنت. تحقق من اتصالك وحاول مرة أخرى.',
      timeout: () => 'استغرق هذا وقتًا طويلًا. حاول مرة أخرى.',
      session: () => 'تم تسجيل خروجك. سجّل الدخول للمتابعة.',
      permission: ({firm}) => `ليس لديك حق الوصول إلى هذا. اسأل ${f.text(firm)}.`,
      missing: () => 'لم نعثر على هذا. ربما أُزيل.',
      conflict: () => 'تغيّر هذا منذ أن فتحته. لم يُنفَّذ شيء.',
      invalid: () => 'تحقق من الحقول المعلَّمة.',
      payment: () => 'لم تتم عملية الدفع.',
      throttled: ({seconds}) =>
        `طلبات كثيرة جدًا. حاول مرة أخرى بعد ${f.plural(seconds, {
          one: 'ثانية واحدة',
          two: 'ثانيتين',
          few: `${f.number(seconds)} ثوانٍ`,
          other: `${f.number(seconds)} ثانية`,
        })}.`,
      server: () => 'حدث خطأ من جانبنا. حاول مرة أخرى.',
      contract: ({firm}) =>
        `تلقينا ردًا لا نستطيع قراءته. حاول مرة أخرى؛ وإن استمر ذلك فأخبر ${f.text(firm)}.`,
    },
    reference: (requestId) => `المرجع ${f.text(requestId)}`,

    live: {
      loading: 'جارٍ تحميل الفواتير',
      more: (more, shown) => `${f.number(more)} إضافية، ${f.number(shown)} معروضة`,
      selectedTotals: (count, totals) => `${selected(count)}، ${totals}`,
      cleared: 'أُلغي التحديد',
      leftOut: cannotBePaid,
      paidAndLeft: (number) => `دُفعت ${f.text(number)} وخرجت من التحديد`,
      left: (number) => `لم يعد دفع ${f.text(number)} ممكنًا وخرجت من التحديد`,
      changed: (number, from, to) =>
        `تغيّرت ${f.text(number)} من ${f.money(from)} إلى ${f.money(to)}`,
      sorted: (sort) => `مرتبة حسب ${sort}`,
      signedOut: 'تم تسجيل خروجك',
    },
  };
};

export const messages: LocaleMessages = {
  language: 'ar',
  core,
  views: {
    acceptInvite: () => import('./ar/accept-invite.ts'),
    invoice: () => import('./ar/invoice.ts'),
    methods: () => import('./ar/methods.ts'),
    newMethod: () => import('./ar/new-method.ts'),
    password: () => import('./ar/password.ts'),
    payLink: () => import('./ar/pay-link.ts'),
    signIn: () => import('./ar/sign-in.ts'),
    paymentHistory: () => import('./ar/payment-history.ts'),
    clientAccess: () => import('./ar/client-access.ts'),
    statement: () => import('./ar/statement.ts'),
    team: () => import('./ar/team.ts'),
    payment: () => import('./ar/payment.ts'),
  },
};
