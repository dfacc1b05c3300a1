import type {MessagesOf} from '../../messages/index.ts';

export const newMethod: MessagesOf<'newMethod'> = (f) => ({
  another: 'طريقة دفع أخرى',
  kinds: 'بطاقة أو حساب مصرفي',
  thisOne: {card: 'هذه البطاقة', us_bank_account: 'هذا الحساب المصرفي'},
  save: 'حفظ طريقة الدفع هذه',
  makeDefault: 'جعلها طريقة الدفع الافتراضية',
  firstIsDefault: 'ستصبح هذه طريقتك الافتراضية.',
  loading: 'جارٍ تحميل النموذج',
  blocked: 'تعذّر تحميل نموذج البطاقة. قد يمنعه برنامج حجب أو شبكتك. الطرق المحفوظة ما زالت تعمل.',
  blockedAlone: 'تعذّر تحميل نموذج البطاقة. قد يمنعه برنامج حجب أو شبكتك.',
  consent: {
    saveCard: (firm) =>
      `تحتفظ ${f.text(firm)} بهذه البطاقة للمدفوعات التي تبدؤها هنا. لا يُخصم منها إلا عندما تضغط على دفع، ويمكنك حذفها في أي وقت.`,
    saveBank: (firm, contact) =>
      `تسمح لـ ${f.text(firm)} بالخصم من هذا الحساب المصرفي كلما اخترته وضغطت على دفع، إلى أن تحذفه أو تكتب إلى ${f.text(contact)}.`,
    kept: (count) => `تُحفظ فقط إلى أن تكتمل هذه المدفوعات (${f.number(count)})، ثم تُحذف.`,
  },

  part: {
    open: 'دفع مبلغ مختلف',
    name: (number) => `دفع مبلغ مختلف، الفاتورة ${f.text(number)}`,
    dueNow: (amount) => `المستحق الآن ${f.money(amount)}`,
    other: 'مبلغ آخر',
    range: (min, max) => `من ${f.money(min)} إلى ${f.money(max)}`,
    tooLittle: (min) => `أدخل ${f.money(min)} على الأقل.`,
    tooMuch: (max) => `أدخل ${f.money(max)} على الأكثر.`,
    unreadable: (currency, sample) => `أدخل مبلغًا بعملة ${currency}، مثل ${f.money(sample)}.`,
    correctFirst: 'صحّح المبالغ أولًا.',
  },

  confirm: {
    title: 'أكّد لدى مصرفك',
    payment: (amount, number) => `يطلب مصرفك تأكيد ${f.money(amount)} للفاتورة ${f.text(number)}.`,
    setUp: 'يطلب مصرفك تأكيد هذه البطاقة.',
    open: 'يسألك مصرفك في نافذة خاصة به.',
    others: 'ما دُفع يبقى مدفوعًا، وما يليه ينتظر جوابك.',
    now: 'التأكيد الآن',
    skip: 'تخطّي هذه الفاتورة',
    skipped: (number) => `لقد تخطّيت التأكيد. لم تُدفع ${f.text(number)}.`,
  },

  toVerify:
    'يجب التحقق من هذا الحساب أولًا. لم يُخصم شيء. احفظه ضمن طرق الدفع وتحقّق منه، أو استخدم طريقة أخرى.',
  refused: 'رُفضت طريقة الدفع هذه. راجع ما أدخلته أو استخدم طريقة أخرى.',
});
