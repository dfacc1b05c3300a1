import type {MessagesOf} from '../../messages/index.ts';

export const acceptInvite: MessagesOf<'acceptInvite'> = (f) => ({
  invite: {
    title: 'اختر كلمة المرور',
    text: 'تسجّل بها الدخول إلى بوابة العملاء من الآن.',
  },
  newPassword: 'كلمة مرور جديدة',
  atLeast: (characters) => `استخدم ${f.number(characters)} حرفًا على الأقل.`,
  showPassword: 'إظهار كلمة المرور',
  accept: 'قبول الدعوة',
  signIn: {title: 'تسجيل الدخول بهذا الرابط', text: 'يعمل الرابط مرة واحدة.'},
  done: {
    title: 'تم تسجيل دخولك',
    text: 'يمكنك إغلاق هذه الصفحة أو الانتقال إلى البوابة.',
  },
  toPortal: 'إلى البوابة',
  noLink: {
    title: 'تُفتح هذه الصفحة من رسالة بريد',
    text: 'استخدم الرابط في الدعوة أو في رسالة تسجيل الدخول.',
  },
  dead: 'لم يعد هذا الرابط يعمل',
  inviteExpired: 'انتهت صلاحية هذه الدعوة. اطلب من الشركة إرسالها مجددًا.',
  inviteSuperseded: 'أُرسلت دعوة أحدث. استخدم الرابط في آخر رسالة.',
  linkExpired: 'لم يعد رابط تسجيل الدخول هذا يعمل. اطلب رابطًا جديدًا.',
});
