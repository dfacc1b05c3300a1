import {expect} from '@open-wc/testing';
import {createTestPortal, ivo, scenarios, testPassword} from '../../../../src/testing/index.ts';
import {expectAccessible} from '../../support/axe.ts';
import {catchDownloads} from '../../support/downloads.ts';
import {expectFocus} from '../../support/focus.ts';
import {mountStatement} from './page.ts';

const autumn = {from: '2026-09-01', to: '2026-11-20'};
const on = {now: '2026-11-20T15:00:00Z', clock: 'still'} as const;

describe('<portal-statement>', () => {
  it('shows each currency by itself: balances, ages, open items, activity', async () => {
    const {page, element} = await mountStatement(scenarios.statement(on), autumn);

    expect(page.currencies).to.deep.equal(['JPY', 'USD']);
    expect(page.text).to.include(
      'Statement from Sep 1, 2026 to Nov 20, 2026. Ageing as of Nov 20, 2026.',
    );
    expect(page.ages('USD')).to.deep.equal([
      'Not yet late $4,585.00 3 items',
      '1–30 days late $4,120.00 1 item',
      '31–60 days late $980.00 1 item',
      '61–90 days late $2,225.50 1 item',
      'Over 90 days late $1,860.00 1 item',
      'Credits -$450.00 1 item',
    ]);
    expect(page.rows('open-USD').slice(0, 3)).to.deep.equal([
      'INV-2041 | Jul 19, 2026 | 124 days | $1,860.00',
      'INV-2063 | Sep 10, 2026 | 71 days | $2,225.50',
      'INV-2079 | Oct 11, 2026 | 40 days | $980.00',
    ]);
    expect(page.ages('JPY')[0]).to.equal('Not yet late ¥1,860,000 1 item');
    await expectAccessible(element);
  });

  it('P-19 L-09 L-17 goes from opening to closing, a payment under way beside it', async () => {
    const {page} = await mountStatement(scenarios.statement(on), autumn);
    const activity = page.rows('activity-USD');

    expect(activity[0]).to.equal('Opening balance | $5,285.50');
    expect(activity.at(-1)).to.match(/^Closing balance \| \$13,320\.50$/);
    expect(activity.join()).to.include('Refund for INV-2088 | $715.00');
    expect(activity.join()).to.include('Payment for INV-2092 Card');
    expect(page.rows('progress-USD')).to.deep.equal([
      'Nov 20, 2026 | Payment for INV-2090 Bank account | $1,330.00',
    ]);
    expect(page.rows('open-USD').join()).to.include('$1,330.00 processing');
    // Of a colleague's method no more than its kind (M-02).
    expect(page.text).not.to.match(/0005|4242|Visa/);
  });

  it('asks for nothing in particular by itself, and shows the days that it got', async () => {
    const {page, element, portal} = await mountStatement(scenarios.statement());
    const asked = portal.requests.filter(({operation}) => operation === 'getStatement');
    expect(asked.map(({path}) => path)).to.deep.equal(['/statement']);
    expect(page.day('from').value).to.match(/^\d{4}-\d\d-01$/);
    expect(page.day('to').value >= page.day('from').value).to.equal(true);
    expect([element.from, element.to]).to.deep.equal(['', '']);
  });

  it('takes days when it shows which there are, so that none takes the place of what is typed', async () => {
    const portal = scenarios.statement();
    portal.faults.always('getStatement', 'hang');
    const {page} = await mountStatement(portal, {state: 'loading'});
    const days = () => [...page.root.querySelectorAll<HTMLInputElement>('input[type=date]')];
    await page.until(() => days().length === 2);
    expect(days().map(({readOnly}) => readOnly)).to.deep.equal([true, true]);
    portal.faults.clear();
    await page.untilState('ready');
    expect(days().map(({readOnly}) => readOnly)).to.deep.equal([false, false]);

    portal.faults.always('getStatement', 'hang');
    page.enter('2026-06-01', '2026-06-30');
    await page.untilState('loading');
    expect(page.day('from').readOnly).to.equal(false);
  });

  it('takes days when it could not be loaded', async () => {
    const portal = scenarios.statement();
    portal.faults.always('getStatement', 'error');
    const {page} = await mountStatement(portal, {state: 'failed'});
    expect(page.day('from').readOnly).to.equal(false);
  });

  it('shows a period by its name, and says so', async () => {
    const {page, element, portal} = await mountStatement(scenarios.statement(on), autumn);
    expect(page.chooser.value).to.equal('');
    page.choose('last-year');
    await page.until(() => element.from !== autumn.from && page.chooser.value === 'last-year');

    const [year = ''] = element.from.split('-');
    expect([element.from, element.to]).to.deep.equal([`${year}-01-01`, `${year}-12-31`]);
    await page.until(() => page.said.includes(`Jan 1, ${year} to Dec 31, ${year}`));
    expect([page.day('from').value, page.day('to').value]).to.deep.equal([
      element.from,
      element.to,
    ]);
    expect(portal.requests.at(-1)?.path).to.equal(`/statement?from=${year}-01-01&to=${year}-12-31`);
  });

  it('shows the days that are entered, when they are sent', async () => {
    const {page, element} = await mountStatement(scenarios.statement(on), autumn);
    page.enter('2026-06-01', '2026-06-30');
    await page.until(() => page.text.includes('Statement from Jun 1, 2026 to Jun 30, 2026'));
    expect([element.from, element.to]).to.deep.equal(['2026-06-01', '2026-06-30']);
    await page.until(() => page.said === 'Statement from Jun 1, 2026 to Jun 30, 2026');
  });

  it('says at the day what is wrong with it, and asks for nothing', async () => {
    const {page, element, portal} = await mountStatement(scenarios.statement(on), autumn);
    const before = portal.requests.length;
    page.enter('2026-11-20', '2026-11-19');
    await page.until(() => page.problemOf('to') === 'The last day is before the first one.');
    await expectFocus(() => page.day('to'));
    expect(page.day('to').getAttribute('aria-invalid')).to.equal('true');
    await expectAccessible(element);

    page.enter('', '2026-11-19');
    await page.until(() => page.problemOf('from') === 'Enter a date.');
    page.enter('2001-01-01', '2026-11-19');
    await page.until(() => page.problemOf('from') === 'A statement covers at most 5 years.');
    expect(portal.requests.length).to.equal(before);

    page.enter('2026-11-01', '2026-11-19');
    await page.until(() => element.from === '2026-11-01');
    await page.untilState('ready');
    expect(page.problemOf('from')).to.equal('');
  });

  it('X-04 says of days that the page has wrong what is wrong, not that it failed to load', async () => {
    const wrong = {from: '2026-02-30', to: '2026-03-01', state: 'failed'};
    const {page} = await mountStatement(scenarios.statement(on), wrong);
    expect(page.text).to.include('We could not load your statement Enter a date.');
    expect(page.text).not.to.include('Retry');
  });

  it('saves the period that is shown as PDF and CSV, by their names', async () => {
    const {page, portal} = await mountStatement(scenarios.statement(on), autumn);
    const downloads = catchDownloads();
    try {
      page.press('Download PDF');
      await page.until(() =>
        page.said.includes('Statement 2026-09-01 – 2026-11-20 was downloaded'),
      );
      page.press('Download CSV');
      await page.until(() => downloads.saved.length === 2);
      expect(downloads.saved.map(({name}) => name)).to.deep.equal([
        'Statement 2026-09-01 – 2026-11-20.pdf',
        'Statement 2026-09-01 – 2026-11-20.csv',
      ]);
      expect(portal.requests.slice(-2).map(({path}) => path)).to.deep.equal([
        '/statement/document?from=2026-09-01&to=2026-11-20',
        '/statement/table?from=2026-09-01&to=2026-11-20',
      ]);
    } finally {
      downloads.stop();
    }
  });

  it('says why a file did not come: too long for a PDF, or failed', async () => {
    const {page, portal, element} = await mountStatement(scenarios.statement(on), autumn);
    const params = {maxLines: 2000};
    portal.faults.next('getStatementDocument', {problem: 'validation_failed', params});
    page.press('Download PDF');
    await page.until(() => page.notice.includes('more than 2,000 lines'));
    portal.faults.always('getStatementTable', 'error');
    page.press('Download CSV');
    await page.until(() => page.notice === 'The file could not be downloaded.');
    await expectAccessible(element);
  });

  it('draws two thousand items a part at a time', async () => {
    const {page} = await mountStatement(scenarios.twoThousandInvoices(on), autumn);
    expect(page.rows('open-USD')).to.have.lengthOf(100);
    page.press('Show more');
    await page.until(() => page.rows('open-USD').length === 200);
    await expectFocus(() => page.root.querySelectorAll('#open-USD .counted')[100]);
    await page.until(() => page.said === '100 more, 200 shown');
    // The closing balance stands at the end of all, so it is not there yet.
    expect(page.rows('activity-USD').join()).not.to.include('Closing balance');
  });

  it('says that there is nothing, and fails as itself (L-13)', async () => {
    const empty = await mountStatement(createTestPortal(), {state: 'empty', ...autumn});
    expect(empty.page.text).to.include('Nothing in this period');
    await empty.page.until(() => empty.page.said.includes('Nothing in this period'));
    await expectAccessible(empty.element);

    const portal = scenarios.statement(on);
    portal.faults.always('getStatement', 'error');
    const {page, element} = await mountStatement(portal, {state: 'failed'});
    expect(page.text).to.match(/We could not load your statement .* Reference request_/);
    await expectAccessible(element);
    portal.faults.clear();
    page.press('Retry');
    await page.untilState('ready');
  });

  it('A-05 asks for nothing while the portal is off, and says when a contact may not see it', async () => {
    const off = await mountStatement(scenarios.portalOff(), {state: 'unavailable'});
    expect(off.page.text).to.include('The client portal is not available');
    expect(off.portal.requests.some(({operation}) => operation === 'getStatement')).to.equal(false);

    const portal = scenarios.statement(on);
    portal.faults.always('getStatement', {problem: 'forbidden'});
    const {page, element} = await mountStatement(portal, {state: 'unavailable'});
    expect(page.root.querySelector('form')).to.equal(null);
    await expectAccessible(element);
  });

  it('keeps what it shows when a reload fails', async () => {
    const {page, element, portal} = await mountStatement(scenarios.statement(on), autumn);
    portal.faults.next('getStatement', 'error');
    await element.reload();
    await page.until(() => page.notice.startsWith('Could not refresh.'));
    expect(page.currencies).to.have.lengthOf(2);
  });

  it('A-06 asks a visitor to log in, and drops everything when they leave', async () => {
    const portal = scenarios.statement({...on, clock: 'running', signedInAs: null});
    const {page, element, provider} = await mountStatement(portal, {
      state: 'signed-out',
      ...autumn,
    });
    expect(page.text).to.include('Log in to see your statement');
    await expectAccessible(element);
    await provider.signIn({grant: 'password', email: ivo.email, password: testPassword});
    await page.untilState('ready');
    await provider.signOut();
    await page.untilState('signed-out');
    expect(page.text).not.to.include('INV-');
  });

  it('X-01 shows whatever a number holds as text, and breaks no layout', async () => {
    const portal = scenarios.statement(on);
    portal.addInvoice({number: `<img src=x onerror="alert(1)">${'9'.repeat(400)}`, dueIn: -3});
    const {page} = await mountStatement(portal, autumn);
    expect(page.root.querySelector('img')).to.equal(null);
    expect(page.text).to.include('<img src=x onerror="alert(1)">');
    const {scrollWidth, clientWidth} = document.documentElement;
    expect(scrollWidth).to.be.at.most(clientWidth);
  });

  it('fits on 320 pixels, in Arabic and dark as well', async () => {
    const {page, provider, element} = await mountStatement(scenarios.statement(on), autumn);
    provider.style.display = 'block';
    provider.style.inlineSize = '320px';
    await element.updateComplete;
    expect(element.scrollWidth).to.be.at.most(320);
    await expectAccessible(element);
    provider.locale = 'ar';
    await page.until(() => page.root.querySelector('.root')?.getAttribute('dir') === 'rtl');
    await page.until(() => page.text.includes('كشف الحساب'));
    expect(element.scrollWidth).to.be.at.most(320);
    await expectAccessible(element);
  });
});
