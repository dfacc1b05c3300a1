import {addRibbon} from '../ribbon.ts';
import {describe, kinds, requests, toFault} from './faults.ts';
import {
  advance,
  arm,
  clearFaults,
  type Fault,
  fetchFaults,
  fetchTime,
  type Time,
} from './levers.ts';

/** The page on which one makes the simulated processor go wrong. A firm's site has nothing like it. */

const find = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const said = find('said');

void addRibbon();
const time = await fetchTime();
if (time) await open(time);
else find('missing').hidden = false;

async function open(start: Time): Promise<void> {
  fill(find('request'), requests);
  fill(find('kind'), kinds);
  showTime(start);
  showFaults(await fetchFaults());
  find('benches').hidden = false;

  onSubmit(find('clock'), async (fields) => {
    const days = Number(fields.get('days'));
    showTime(await advance(days));
    return days === 1 ? 'A day has passed.' : `${days} days have passed.`;
  });
  onSubmit(find('fault'), async (fields) => {
    const [request, kind] = [fields.get('request') as string, fields.get('kind') as string];
    showFaults(await arm(toFault(request, kind, Number(fields.get('times')))));
    return 'Set: it comes with the next request that fits.';
  });
  find('clear').addEventListener('click', () => {
    tell(async () => {
      showFaults(await clearFaults());
      return 'Nothing will go wrong.';
    });
  });
  // A fault that has come is gone from the list when one looks again.
  window.addEventListener('focus', () => {
    tell(async () => {
      showFaults(await fetchFaults());
      return said.textContent;
    });
  });
}

function fill(select: HTMLSelectElement, choices: Readonly<Record<string, {label: string}>>): void {
  const options = Object.entries(choices).map(([value, {label}]) => new Option(label, value));
  select.replaceChildren(...options);
}

function showTime({now, advancedDays}: Time): void {
  const date = new Date(now * 1000);
  const element = find<HTMLTimeElement>('now');
  element.dateTime = date.toISOString();
  element.textContent = new Intl.DateTimeFormat('en', {
    dateStyle: 'full',
    timeStyle: 'short',
  }).format(date);
  const days = new Intl.NumberFormat('en', {style: 'unit', unit: 'day', unitDisplay: 'long'});
  find('ahead').textContent = advancedDays > 0 ? `, ${days.format(advancedDays)} ahead of us` : '';
}

function showFaults(faults: readonly Fault[]): void {
  const items = faults.map((fault) => {
    const item = document.createElement('li');
    item.textContent = describe(fault);
    return item;
  });
  find('armed').replaceChildren(...items);
  find<HTMLButtonElement>('clear').disabled = faults.length === 0;
}

function onSubmit(form: HTMLFormElement, act: (fields: FormData) => Promise<string>): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    tell(() => act(new FormData(form)));
  });
}

/** Says how it went, to those who don't see the page change too. */
function tell(act: () => Promise<string>): void {
  act().then(
    (sentence) => (said.textContent = sentence),
    (error: unknown) => {
      said.textContent = `That did not work: ${error instanceof Error ? error.message : String(error)}`;
    },
  );
}
