/** The few words of the frames. Another language reads English, as where Stripe has no text. */
export interface Words {
  testMode: string;
  testCards: string;
  testAccounts: string;
  methods: string;
  card: string;
  us_bank_account: string;
  number: string;
  expiry: string;
  expiryHint: string;
  securityCode: string;
  name: string;
  email: string;
  routingNumber: string;
  accountNumber: string;
  verifyNow: string;
  verified: string;
  verifyLater: string;
  missing: string;
  incompleteNumber: string;
  testCardsOnly: string;
  testAccountsOnly: string;
  invalidExpiry: string;
  incompleteCode: string;
  invalidEmail: string;
  notVerified: string;
  bank: string;
  mayPay: (amount: string) => string;
  maySave: string;
  mayConnect: string;
  complete: string;
  fail: string;
  leave: string;
}

const en: Words = {
  testMode: 'Test mode',
  testCards: 'No money moves. 4242 4242 4242 4242 pays; 4000 0027 6000 3184 asks the bank first.',
  testAccounts: 'No money moves. Routing number 110000000, account 000123456789.',
  methods: 'Kind of payment method',
  card: 'Card',
  us_bank_account: 'US bank account',
  number: 'Card number',
  expiry: 'Expiration date',
  expiryHint: 'MM / YY',
  securityCode: 'Security code',
  name: 'Full name',
  email: 'Email',
  routingNumber: 'Routing number',
  accountNumber: 'Account number',
  verifyNow: 'Verify with your bank',
  verified: 'Verified by your bank',
  verifyLater: 'Verify later, by small deposits',
  missing: 'Fill this in.',
  incompleteNumber: 'Your card number is incomplete.',
  testCardsOnly: 'Test mode takes test cards only.',
  testAccountsOnly: 'Test mode takes test accounts only.',
  invalidExpiry: 'Your card’s expiration date is incomplete or in the past.',
  incompleteCode: 'Your card’s security code is incomplete.',
  invalidEmail: 'Your email address is incomplete.',
  notVerified: 'Verify this account with your bank.',
  bank: 'Test bank',
  mayPay: (amount) => `Confirm your payment of ${amount}.`,
  maySave: 'Confirm that this card may be saved.',
  mayConnect: 'Confirm that this account is yours.',
  complete: 'Complete authentication',
  fail: 'Fail authentication',
  leave: 'Leave',
};

const de: Words = {
  testMode: 'Testmodus',
  testCards:
    'Es fließt kein Geld. 4242 4242 4242 4242 zahlt; 4000 0027 6000 3184 fragt erst die Bank.',
  testAccounts: 'Es fließt kein Geld. Bankleitzahl 110000000, Konto 000123456789.',
  methods: 'Art der Zahlungsmethode',
  card: 'Karte',
  us_bank_account: 'US-Bankkonto',
  number: 'Kartennummer',
  expiry: 'Ablaufdatum',
  expiryHint: 'MM / JJ',
  securityCode: 'Prüfziffer',
  name: 'Vollständiger Name',
  email: 'E-Mail',
  routingNumber: 'Bankleitzahl',
  accountNumber: 'Kontonummer',
  verifyNow: 'Bei Ihrer Bank bestätigen',
  verified: 'Von Ihrer Bank bestätigt',
  verifyLater: 'Später durch kleine Überweisungen bestätigen',
  missing: 'Bitte ausfüllen.',
  incompleteNumber: 'Die Kartennummer ist unvollständig.',
  testCardsOnly: 'Der Testmodus nimmt nur Testkarten.',
  testAccountsOnly: 'Der Testmodus nimmt nur Testkonten.',
  invalidExpiry: 'Das Ablaufdatum ist unvollständig oder vergangen.',
  incompleteCode: 'Die Prüfziffer ist unvollständig.',
  invalidEmail: 'Die E-Mail-Adresse ist unvollständig.',
  notVerified: 'Bestätigen Sie dieses Konto bei Ihrer Bank.',
  bank: 'Testbank',
  mayPay: (amount) => `Bestätigen Sie Ihre Zahlung von ${amount}.`,
  maySave: 'Bestätigen Sie, dass diese Karte gespeichert werden darf.',
  mayConnect: 'Bestätigen Sie, dass dieses Konto Ihnen gehört.',
  complete: 'Bestätigen',
  fail: 'Ablehnen',
  leave: 'Verlassen',
};

const ar: Words = {
  testMode: 'وضع الاختبار',
  testCards:
    'لا تُنقل أي أموال. \u20664242 4242 4242 4242\u2069 تدفع، و\u20664000 0027 6000 3184\u2069 تسأل البنك أولًا.',
  testAccounts: 'لا تُنقل أي أموال. رقم التوجيه 110000000 والحساب 000123456789.',
  methods: 'نوع وسيلة الدفع',
  card: 'بطاقة',
  us_bank_account: 'حساب بنكي أمريكي',
  number: 'رقم البطاقة',
  expiry: 'تاريخ الانتهاء',
  expiryHint: 'شهر / سنة',
  securityCode: 'رمز الأمان',
  name: 'الاسم الكامل',
  email: 'البريد الإلكتروني',
  routingNumber: 'رقم التوجيه',
  accountNumber: 'رقم الحساب',
  verifyNow: 'التحقق لدى البنك',
  verified: 'تحقق منه البنك',
  verifyLater: 'التحقق لاحقًا بإيداعات صغيرة',
  missing: 'يرجى ملء هذا الحقل.',
  incompleteNumber: 'رقم البطاقة غير مكتمل.',
  testCardsOnly: 'وضع الاختبار يقبل بطاقات الاختبار فقط.',
  testAccountsOnly: 'وضع الاختبار يقبل حسابات الاختبار فقط.',
  invalidExpiry: 'تاريخ الانتهاء غير مكتمل أو قد مضى.',
  incompleteCode: 'رمز الأمان غير مكتمل.',
  invalidEmail: 'عنوان البريد الإلكتروني غير مكتمل.',
  notVerified: 'تحقق من هذا الحساب لدى البنك.',
  bank: 'بنك الاختبار',
  mayPay: (amount) => `أكّد دفع ${amount}.`,
  maySave: 'أكّد أنه يجوز حفظ هذه البطاقة.',
  mayConnect: 'أكّد أن هذا الحساب لك.',
  complete: 'إتمام التحقق',
  fail: 'رفض التحقق',
  leave: 'مغادرة',
};

const known: Readonly<Record<string, Words>> = {en, de, ar};

/** Speaks a language: gives its words, and turns the document its way. */
export function speak(locale: string): Words {
  const tag = locale === 'auto' ? navigator.language : locale;
  const [language = 'en'] = tag.split('-');
  const words = known[language];
  document.documentElement.lang = words ? language : 'en';
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  return words ?? en;
}
