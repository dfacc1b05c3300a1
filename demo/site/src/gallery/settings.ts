/** How a stage looks. All of it is in the address, so that a link shows the very same thing. */
export interface Settings {
  theme: string;
  scheme: string;
  /** Of the page; elements follow their language. */
  dir: string;
  lang: string;
  motion: string;
  /** Names and projects that an attacker, or an unlucky customer, would have. */
  hostile: boolean;
  /** Every text of ours 40 % longer. */
  longer: boolean;
}

type Choice = Exclude<keyof Settings, 'hostile' | 'longer'>;

interface Options {
  label: string;
  /** Value and title; the first is the default. */
  options: Readonly<Record<string, string>>;
}

export const choices: Readonly<Record<Choice, Options>> = {
  theme: {
    label: 'Theme',
    options: {
      alder: 'Alder & Quay',
      plain: 'Plain',
      ledger: 'Ledger',
      harbor: 'Harbor',
      contrast: 'Contrast',
    },
  },
  scheme: {label: 'Scheme', options: {light: 'Light', dark: 'Dark'}},
  dir: {
    label: 'Direction',
    options: {auto: 'Of the language', ltr: 'Left to right', rtl: 'Right to left'},
  },
  lang: {label: 'Language', options: {en: 'English', de: 'Deutsch', ar: 'العربية'}},
  motion: {label: 'Motion', options: {full: 'As the system', none: 'None'}},
};

export const choiceNames = Object.keys(choices) as Choice[];

/** What the address says; anything else is the default. */
export function readSettings(params: URLSearchParams): Settings {
  const chosen = choiceNames.map((name) => {
    const {options} = choices[name];
    const given = params.get(name);
    const [first = ''] = Object.keys(options);
    return [name, given !== null && given in options ? given : first];
  });
  return {
    ...(Object.fromEntries(chosen) as Pick<Settings, Choice>),
    hostile: params.get('hostile') === '1',
    longer: params.get('longer') === '1',
  };
}

/** The shortest address: defaults are left out. */
export function writeSettings(settings: Settings): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of choiceNames) {
    const [first] = Object.keys(choices[name].options);
    if (settings[name] !== first) params.set(name, settings[name]);
  }
  if (settings.hostile) params.set('hostile', '1');
  if (settings.longer) params.set('longer', '1');
  return params;
}

/** Makes the page look as the settings say. */
export function applySettings({theme, scheme, dir, lang, motion}: Settings): void {
  const {documentElement: root} = document;
  root.dataset['theme'] = theme;
  root.dataset['scheme'] = scheme;
  root.dataset['motion'] = motion;
  root.lang = lang;
  root.dir = dir === 'auto' ? (lang === 'ar' ? 'rtl' : 'ltr') : dir;
}
