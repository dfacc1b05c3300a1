import {fetchDemo} from './demo.ts';

/** The demo's own bar: who to be, and how the page looks. A firm's site has nothing like it. */

/** Signs in as one of the demo's people. */
export type SignInAs = (person: {email: string; password: string}) => Promise<void>;

const looks = {
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
  scheme: {label: 'Scheme', options: {auto: 'As the system', light: 'Light', dark: 'Dark'}},
  lang: {label: 'Language', options: {en: 'English', de: 'Deutsch', ar: 'العربية'}},
  dir: {label: 'Direction', options: {ltr: 'Left to right', rtl: 'Right to left'}},
} as const;

type Look = keyof typeof looks;

/** Somebody of the demo's: a contact of a client, or one of the firm's own people. */
interface Person {
  email: string;
  password: string;
  client?: string;
}

const contacts = async () => (await fetchDemo())?.signIns ?? [];

/** Puts the bar on top of the page; with `signInAs`, with the demo's people in it. */
export async function addRibbon(
  signInAs?: SignInAs,
  find: () => Promise<readonly Person[]> = contacts,
): Promise<void> {
  const ribbon = document.createElement('aside');
  ribbon.className = 'demo-ribbon';
  ribbon.setAttribute('aria-label', 'Demo');
  const drawer = document.createElement('details');
  // On a phone it would push the page out of sight.
  drawer.open = matchMedia('(width >= 960px)').matches;
  const title = document.createElement('summary');
  title.textContent = 'Demo';
  const tools = document.createElement('div');
  tools.className = 'tools';
  const signs = document.createElement('div');
  signs.className = 'signs';
  // Its place is kept: nothing moves away under somebody's finger when the people are known.
  if (signInAs) tools.append(signs);
  tools.append(...(Object.keys(looks) as Look[]).map(choice));
  drawer.append(title, tools);
  ribbon.append(drawer);
  document.body.prepend(ribbon);
  if (await fetchDemo()) tools.append(...demoPages.map(demoLink));
  if (signInAs) showPeople(signs, await find(), signInAs);
}

/** Pages that only the demo has: how to begin, e-mails, and where the simulated processor is made to go wrong. */
const demoPages = [
  ['/guide/', 'Guide'],
  ['/staff/', 'Staff'],
  ['/outbox/', 'Outbox'],
  ['/bench/', 'Test bench'],
] as const;

function demoLink([path, title]: (typeof demoPages)[number]): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = path;
  link.textContent = title;
  if (location.pathname === path) link.setAttribute('aria-current', 'page');
  return link;
}

function showPeople(signs: HTMLElement, people: readonly Person[], signInAs: SignInAs): void {
  if (people.length === 0) {
    signs.remove();
    return;
  }
  const said = document.createElement('span');
  said.className = 'said';
  said.setAttribute('role', 'status');
  signs.setAttribute('role', 'group');
  signs.setAttribute('aria-label', 'Sign in as');
  signs.append('Sign in as ', ...people.map((person) => signButton(person, signInAs, said)));
  signs.after(said);
}

function signButton(person: Person, signInAs: SignInAs, said: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.textContent = nameOf(person);
  button.title = [person.client, person.email, person.password].filter(Boolean).join(' · ');
  button.addEventListener('click', () => {
    button.disabled = true;
    said.textContent = '';
    signInAs(person)
      .catch((error: unknown) => {
        said.textContent = `Signing in did not work: ${error instanceof Error ? error.message : String(error)}`;
      })
      .finally(() => (button.disabled = false));
  });
  return button;
}

/** `mara.lindt@…` is Mara Lindt. */
function nameOf({email}: Person): string {
  const [local = email] = email.split('@');
  return local.replace('.', ' ').replace(/\b\w/g, (letter) => letter.toUpperCase());
}

function choice(look: Look): HTMLSelectElement {
  const {label, options} = looks[look];
  const select = document.createElement('select');
  select.setAttribute('aria-label', label);
  select.append(...Object.entries(options).map(([value, text]) => new Option(text, value)));
  const wanted = localStorage.getItem(`demo-${look}`) ?? '';
  if (wanted in options) {
    select.value = wanted;
    apply(look, wanted);
  }
  select.addEventListener('change', () => {
    localStorage.setItem(`demo-${look}`, select.value);
    apply(look, select.value);
  });
  return select;
}

function apply(look: Look, value: string): void {
  const {documentElement: root} = document;
  if (look === 'theme') root.dataset['theme'] = value;
  else if (look === 'scheme') root.dataset['scheme'] = value;
  else root[look] = value;
}
