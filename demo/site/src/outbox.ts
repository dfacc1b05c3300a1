import {addRibbon} from './ribbon.ts';

/** The demo's e-mails, newest first, with their links to follow. */

interface Mail {
  id: string;
  recipient: string;
  name: string;
  subject: string;
  text: string;
  createdAt: string;
  attachments: {name: string; size: number; url: string}[];
}

const list = document.querySelector('#mails');
const said = document.querySelector('#said');

let looks = 0;
/** The look whose answer is shown; an older one that comes later tells nothing new. */
let shown = 0;

async function show(): Promise<void> {
  const look = (looks += 1);
  const answer = await fetch('/outbox.json');
  if (!answer.ok) throw new Error(`The outbox answered ${answer.status}`);
  const {mails} = (await answer.json()) as {mails: Mail[]};
  if (look < shown) return;
  shown = look;
  if (said) said.textContent = mails.length === 0 ? 'No message has been sent yet.' : '';
  list?.replaceChildren(...mails.map(toItem));
}

function toItem({id, recipient, name, subject, text, createdAt, attachments}: Mail): HTMLElement {
  const item = document.createElement('li');
  item.id = id;
  const title = document.createElement('h2');
  title.textContent = subject;
  const to = document.createElement('p');
  to.className = 'address';
  to.textContent = `To ${name} <${recipient}>, ${new Date(createdAt).toLocaleString('en')}`;
  const body = document.createElement('p');
  body.className = 'letter';
  body.dir = 'auto';
  body.append(...text.split(/(https?:\/\/\S+)/).map(toText));
  item.append(title, to, body, ...attachments.map(toFile));
  return item;
}

function toFile({name, size, url}: Mail['attachments'][number]): HTMLElement {
  const line = document.createElement('p');
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.textContent = name;
  line.append(link, ` (PDF, ${Math.ceil(size / 1000)} kB)`);
  return line;
}

function toText(part: string, index: number): Node {
  // What the split captured stands at every odd place.
  if (index % 2 === 0) return document.createTextNode(part);
  const link = document.createElement('a');
  link.href = part;
  link.textContent = part;
  return link;
}

document.querySelector('#again')?.addEventListener('click', () => void show().catch(complain));
void addRibbon();
void show().catch(complain);

function complain(error: unknown): void {
  if (said) said.textContent = error instanceof Error ? error.message : String(error);
}
