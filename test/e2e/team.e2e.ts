import assert from 'node:assert/strict';
import {after, describe, it} from 'node:test';
import {chromium} from 'playwright-core';
import {findChromium} from '../setup/chromium.ts';
import {startDemo} from './harness.ts';
import {openWindow, visit} from './visitor.ts';

const demo = await startDemo({site: true});
const {executablePath, args} = await findChromium();
const browser = await chromium.launch({executablePath, args});
after(() => browser.close());

describe('the team in a browser', () => {
  it('T-01, T-02, T-03, T-05: two roles under All Projects, one when filtered', async () => {
    const visitor = await visit(await openWindow(browser), demo);
    const {page} = visitor;
    await visitor.signIn();
    await page.getByRole('link', {name: 'Your team'}).click();
    const team = page.locator('portal-team');
    const eleanor = team.getByRole('listitem').filter({hasText: 'Eleanor Alder'});
    // Not the inner text: a person who was not painted yet has none.
    const roles = async () =>
      (await eleanor.locator('.role').allTextContents()).map((role) => role.trim());

    await eleanor.waitFor();
    assert.equal(await eleanor.count(), 1);
    assert.deepEqual(await roles(), ['Design reviewer', 'Principal in charge']);
    await eleanor.getByRole('button', {name: 'Design reviewer'}).hover();
    await team.getByText('Design reviewer on Quayside footbridge').last().waitFor();

    const project = team.getByRole('combobox', {name: 'Project'});
    assert.equal(await project.locator('option').first().innerText(), 'All Projects');
    await project.selectOption({label: 'Quayside footbridge'});
    await team
      .getByRole('listitem')
      .filter({hasText: 'Åsa Lindqvist'})
      .waitFor({state: 'detached'});
    assert.deepEqual(await roles(), ['Design reviewer']);

    await project.selectOption({label: 'All Projects'});
    await team.getByRole('listitem').filter({hasText: 'Åsa Lindqvist'}).waitFor();
    assert.deepEqual(await roles(), ['Design reviewer', 'Principal in charge']);
    // A project that contacts may not see, and somebody whom the firm does not show.
    const people = await team.getByRole('listitem').allTextContents();
    const projects = await project.locator('option').allTextContents();
    const text = [...people, ...projects].join('\n');
    assert.match(text, /Eleanor Alder/);
    assert.doesNotMatch(text, /confidential|Acquisition|Accounts office|Billing/);
    assert.deepEqual(await page.evaluate(() => globalThis.policyViolations), []);
  });
});
