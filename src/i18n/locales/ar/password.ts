import type {MessagesOf} from '../../messages/index.ts';

export const password: MessagesOf<'password'> = (f) => ({
  title: 'تغيير كلمة المرور',
  again: 'مضى وقت على تسجيل دخولك. أكّد أنك أنت.',
  current: 'كلمة المرور الحالية',
  forgotten: 'إن كنت لا تعرفها فسجّل خروجك ثم ادخل برابط يصلك بالبريد.',
  wrong: 'هذه ليست كلمة مرورك الحالية.',
  next: 'كلمة مرور جديدة',
  atLeast: (characters) => `استخدم ${f.number(characters)} حرفًا على الأقل.`,
  show: 'إظهار كلمة المرور',
  others: 'سيُسجَّل خروجك من كل مكان آخر دخلت منه.',
  done: 'تغيّرت كلمة مرورك. سُجّل خروجك من كل مكان آخر دخلت منه.',
});
