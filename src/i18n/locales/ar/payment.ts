import type {MessagesOf} from '../../messages/index.ts';

/** Modern Standard Arabic, the payment view. */
export const payment: MessagesOf<'payment'> = (f) => {
  const andMore = (shown: string, more: number) => `${shown} و${f.number(more)} غيرها`;
  const numbers = (all: readonly string[]) => f.named(all, andMore);
  const anotherMethod = 'استخدم وسيلة أخرى.';
  const inMinutes = 'لم يتمكن المصرف من الرد. حاول مرة أخرى بعد بضع دقائق.';
  const nothingCharged = 'لم يُخصم شيء.';
  const invoices = (count: number) =>
    f.plural(count, {
      one: 'فاتورة واحدة',
      two: 'فاتورتين',
      few: `${f.number(count)} فواتير`,
      other: `${f.number(count)} فاتورة`,
    });
  const charges = (count: number) =>
    f.plural(count, {
      one: 'عملية خصم واحدة',
      two: 'عمليتا خصم منفصلتان',
      few: `${f.number(count)} عمليات خصم منفصلة`,
      other: `${f.number(count)} عملية خصم منفصلة`,
    });

  return {
    payOne: (number) => `دفع ${f.text(number)}`,
    payMany: (count) => `دفع ${invoices(count)}`,
    payer: (client, firm) => `${f.text(client)}، إلى ${f.text(firm)}`,
    payWith: 'الدفع بواسطة',
    total: 'الإجمالي',
    charges: (count) =>
      `${f.plural(count, {two: 'ستظهر في كشف حسابك عمليتا خصم منفصلتان', other: `ستظهر في كشف حسابك ${charges(count)}`})}.`,
    chargesShort: charges,
    chargesBy: (count, statementName) => `${charges(count)} باسم ${f.text(statementName)}`,
    payTotal: (total) => `ادفع ${f.money(total)}`,
    payNewTotal: (total) => `ادفع الإجمالي الجديد ${f.money(total)}`,
    change: 'تغيير',
    changeName: 'تغيير وسيلة الدفع',
    invoicesToPay: 'الفواتير المراد دفعها',
    testMode: 'وضع الاختبار: لا تُنقل أموال حقيقية',
    chooseFirst: 'اختر وسيلة دفع أولًا.',
    checkingInvoices: 'جارٍ التحقق من المستحق',

    expires: (month) => `تنتهي ${month}`,
    methodReasons: {
      notAccepted: (all) => `غير مقبولة لـ ${numbers(all)}`,
      expired: (month) => `انتهت ${month}`,
      pendingVerification: 'وثّق هذا الحساب أولًا',
      unusable: 'لم يعد استخدام هذا الحساب ممكنًا',
    },
    noUsableMethod: 'لا يمكن لأي من وسائلك المحفوظة دفع هذا.',
    noSavedMethods: 'لا توجد وسائل دفع محفوظة',
    methodBadges: {
      default: 'الافتراضية',
      expires_soon: 'تنتهي قريبًا',
    },

    whichCurrency: 'أي عملة أولًا؟',
    oneCurrency: 'للدفعة الواحدة عملة واحدة. يبقى الباقي محددًا.',
    currencyChoice: (count, total) => `${f.money(total)} · ${invoices(count)}`,
    noCommonMethod: (count, cardsOnly, banksOnly) => {
      const only = (all: readonly string[], kind: string) =>
        all.length > 0 && `${kind} فقط: ${numbers(all)}`;
      const which = [only(cardsOnly, 'بالبطاقة'), only(banksOnly, 'بحساب مصرفي')].filter(Boolean);
      return `لا توجد وسيلة واحدة تناسب الفواتير كلها (${f.number(count)})${which.map((each) => `؛ ${each}`).join('')}.`;
    },
    payByFirst: (count, kind) =>
      `ادفع ${f.number(count)} ${kind === 'card' ? 'بالبطاقة' : 'بحساب مصرفي'} أولًا`,
    leaveOut: (all) => `استبعاد ${numbers(all)}`,

    consent: {
      card: ({firm, method, count, total}) =>
        `بالدفع فإنك تسمح لـ ${f.text(firm)} بأن تخصم من ${f.text(method)} ${
          count === 1 ? f.money(total) : 'كل مبلغ مذكور هنا'
        }.`,
      bank: ({firm, method, count, total, date, contact}) => {
        const amounts =
          count === 1
            ? f.money(total)
            : `المبالغ المذكورة هنا وعددها ${f.number(count)}، بإجمالي ${f.money(total)}،`;
        return `بالدفع فإنك تسمح لـ ${f.text(firm)} بأن تخصم من ${f.text(method)} ${amounts} في ${f.date(date)} أو بعده، وأن تضيف إليه لتصحيح الأخطاء. يمكنك سحب هذا التفويض لعمليات الخصم التي لم تُرسل بعد بالكتابة إلى ${f.text(contact)}. يستغرق الخصم بضعة أيام عمل ويمكن لمصرفك إعادته.`;
      },
    },
    about: {
      soldBy: (legalName, country) => `${f.text(legalName)}، ${country}`,
      contact: (contact) => `للأسئلة: ${f.text(contact)}`,
      terms: 'الشروط',
      refundPolicy: 'سياسة الاسترداد',
      privacy: 'الخصوصية',
    },

    working: {
      one: (number) => `جارٍ دفع ${f.text(number)}`,
      many: (count) => `جارٍ دفع ${invoices(count)}`,
      button: (done, count) => `جارٍ الدفع ${f.number(done)} من ${f.number(count)}`,
      progress: (done, count) => `${f.number(done)} من ${f.number(count)}`,
      mayClose: 'يمكنك إغلاق هذه النافذة. ستجد النتيجة هنا عند عودتك.',
      stop: (count) => `إيقاف المتبقي (${f.number(count)})`,
      stopping: 'جارٍ إيقاف ما لم يبدأ بعد',
    },
    live: {
      progress: (done, count) => `اكتمل ${f.number(done)} من ${f.number(count)}`,
      paid: (number) => `دُفعت ${f.text(number)}`,
      failed: (number, reason) => `فشلت ${f.text(number)}: ${reason}`,
    },
    checking: {
      title: 'جارٍ التحقق من دفعتك',
      text: 'ضاع الرد في الطريق، لذلك نسأل عما حدث. نرجو ألا تدفع مرة أخرى؛ سيتم التحديث تلقائيًا.',
    },
    wasNow: (from, to) => `كان ${f.money(from)}، والآن ${f.money(to)}`,
    noLongerPayable: (number) => `لم يعد دفع ${f.text(number)} ممكنًا وتم استبعادها.`,
    nothingLeft: 'لم يعد دفع أي من هذه الفواتير ممكنًا.',
    payRest: 'المتابعة بدونها',
    sessionEnded: 'تم تسجيل خروجك. سجّل الدخول للمتابعة؛ سيبقى تحديدك وما كتبته محفوظًا.',
    refusedByPage: `أوقفت هذه الصفحة الدفع. ${nothingCharged}`,

    badges: {
      queued: 'في الانتظار',
      paying: 'جارٍ الدفع',
      succeeded: 'مدفوعة',
      processing: 'قيد المعالجة',
      requires_action: 'تحتاج إلى تأكيد',
      failed: 'فشلت',
      unknown: 'جارٍ التحقق',
      skipped: 'لم تُجرَّب',
      canceled: 'أُلغيت',
      refunded: 'مستردّة',
      partly_refunded: 'مستردّة جزئيًا',
      disputed: 'متنازع عليها',
    },
    result: {
      onePaid: (number) => `تم دفع ${f.text(number)}`,
      oneProcessing: (number) => `دفعة ${f.text(number)} قيد المعالجة`,
      oneNotPaid: (number) => `لم يتم دفع ${f.text(number)}`,
      allPaid: (count) => `تم دفع الفواتير كلها وعددها ${f.number(count)}`,
      somePaid: (paid, count) => `تم دفع ${f.number(paid)} من الفواتير وعددها ${f.number(count)}`,
      allProcessing: (count) => `الدفعات كلها وعددها ${f.number(count)} قيد المعالجة`,
      someProcessing: (processing, count) =>
        `قيد المعالجة: ${f.number(processing)} من الدفعات وعددها ${f.number(count)}`,
      toConfirm: (count) =>
        f.plural(count, {
          one: 'دفعة واحدة تحتاج إلى تأكيد',
          two: 'دفعتان تحتاجان إلى تأكيد',
          few: `${f.number(count)} دفعات تحتاج إلى تأكيد`,
          other: `${f.number(count)} دفعة تحتاج إلى تأكيد`,
        }),
      nonePaid: (count) => `لم يتم دفع أي من الفواتير وعددها ${f.number(count)}`,
    },
    sums: {
      paid: (amount) => `${f.money(amount)} مدفوع`,
      processing: (amount) => `${f.money(amount)} قيد المعالجة`,
      toConfirm: (amount) => `${f.money(amount)} بانتظار التأكيد`,
      checking: (amount) => `${f.money(amount)} قيد التحقق`,
      notPaid: (amount) => `${f.money(amount)} غير مدفوع`,
    },
    whatYouCanDo: 'ما يمكنك فعله',
    paidWith: (method) => `تم الدفع بواسطة ${f.text(method)}`,
    expectMoney: (date) => `نتوقع وصول المال بحلول ${date}. لا يزال بإمكان مصرفك إعادته.`,
    onlyCharged: (all) =>
      `${all.length === 1 ? `ستُدفع ${numbers(all)} فقط.` : `ستُدفع هذه الفواتير فقط (${f.number(all.length)}).`} ما دُفع يبقى مدفوعًا.`,
    retryTotal: (total) => `إعادة محاولة دفع ${f.money(total)}`,
    done: 'تم',
    cancel: 'إلغاء',
    failures: {
      card: {
        insufficient_funds:
          'لا يتوفر مال كافٍ في هذه البطاقة. حاول لاحقًا، أو استخدم وسيلة دفع أخرى.',
        expired_card: 'انتهت صلاحية هذه البطاقة. استخدم بطاقة أخرى.',
        incorrect_cvc: 'رمز الأمان غير صحيح. أدخل البطاقة من جديد.',
        incorrect_number: 'رقم البطاقة غير صحيح. أدخل البطاقة من جديد.',
        processing_error: inMinutes,
        try_again_later: inMinutes,
        authentication_required:
          'لم يتمكن مصرفك من التأكد من هويتك. حاول مرة أخرى، أو استخدم وسيلة أخرى.',
        payment_declined: 'رفض المصرف هذه البطاقة. استخدم وسيلة أخرى، أو اتصل بمصرفك.',
      },
      bank: {
        insufficient_funds: `لم يكن في الحساب مال كافٍ. ${anotherMethod}`,
        account_closed: `الحساب مغلق. ${anotherMethod}`,
        no_account: `لا يوجد حساب بهذا الرقم. ${anotherMethod}`,
        debit_not_authorized: `مصرفك لا يسمح بهذا الخصم. ${anotherMethod}`,
        payment_declined: 'رفض المصرف هذا الخصم. استخدم وسيلة أخرى، أو اتصل بمصرفك.',
      },
      notAttempted: (kind, number) =>
        `لم تُجرَّب، لأن ${kind === 'card' ? 'البطاقة رُفضت' : 'الحساب المصرفي رُفض'}${number ? ` عند دفع ${f.text(number)}` : ''}.`,
      changed: `تغيّر المبلغ قبل إرساله. ${nothingCharged}`,
      stopped: 'أوقفت الدفع قبل إرسال هذه.',
      authorizationExpired: 'انتهى وقت هذه الدفعة قبل إرسالها.',
    },
    forInvoices: numbers,

    codes: {
      payments_unavailable: ({firm}) => `لا تقبل ${f.text(firm)} الدفع هنا.`,
      portal_off: ({firm}) => `بوابة العملاء غير متاحة. اسأل ${f.text(firm)}.`,
      invoice_not_payable: ({number}) => `لا يمكن دفع ${f.text(number)} عبر الإنترنت.`,
      invoice_changed: () => `تغيّرت بعض المبالغ. ${nothingCharged}`,
      invoice_payment_in_progress: ({number}) =>
        `يجري دفع ${f.text(number)} بالفعل، في نافذة أخرى أو من أحد زملائك. ${nothingCharged}`,
      invoice_already_paid: ({number}) => `سبق دفع ${f.text(number)}. ${nothingCharged}`,
      currency_mixed: () => 'للدفعة الواحدة عملة واحدة.',
      amount_out_of_range: ({number, min, max}) =>
        `يجب أن يكون المبلغ للفاتورة ${f.text(number)} من ${f.money(min)} إلى ${f.money(max)}.`,
      too_many_invoices: ({limit}) => `الحد الأقصى للدفعة الواحدة ${invoices(limit)}.`,
      payment_method_not_found: () => 'حُذفت هذه الوسيلة. اختر وسيلة أخرى.',
      payment_method_unusable: () => 'لا يمكن استخدام هذه الوسيلة. اختر وسيلة أخرى.',
      processor_unavailable: () =>
        `لا يمكن قبول المدفوعات حاليًا. ${nothingCharged} حاول مرة أخرى بعد بضع دقائق.`,
    },
  };
};
