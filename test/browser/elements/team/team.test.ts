import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {
  createTestPortal,
  ivo,
  projects,
  scenarios,
  testPassword,
} from '../../../../src/testing/index.ts';
import {expectAccessible} from '../../support/axe.ts';
import {expectFocus} from '../../support/focus.ts';
import {mountTeam} from './page.ts';

const {footbridge, library} = projects;
const footbridgeRoles = [
  'David Chen: Vibration analyst',
  'Eleanor Alder: Design reviewer',
  'Ngozi Adeyemi: Project engineer',
  'Tobias Quay: Principal in charge',
];

describe('<portal-team>', () => {
  it('T-01 shows everybody once under All Projects, with all of their roles', async () => {
    const {page, element} = await mountTeam(scenarios.team());

    expect(page.people).to.deep.equal([
      'Åsa Lindqvist: Timber specialist',
      'David Chen: Vibration analyst',
      'David Chen: Drafting lead',
      'Eleanor Alder: Design reviewer, Principal in charge',
      'Ngozi Adeyemi: Project engineer',
      'Sam Okafor',
      'Tobias Quay: Principal in charge',
      'Yael Ben-Ami: Geotechnical liaison',
    ]);
    expect(page.projects[0]).to.equal('All Projects');
    expect(page.text).to.include('8 people');
    await expectAccessible(element);
  });

  it('T-02 shows the role on the chosen project alone, says so, and tells the page', async () => {
    const {page, changes, element} = await mountTeam(scenarios.team());
    page.choose(footbridge.name);
    await page.until(() => page.people.length === 4);

    expect(page.people).to.deep.equal(footbridgeRoles);
    expect(element.project).to.equal(footbridge.id);
    await page.until(() => page.said === `Showing ${footbridge.name}. 4 people`);
    expect(changes).to.deep.equal([footbridge.id]);
    // Nothing is left to ask about.
    expect(page.root.querySelector('button')).to.equal(null);
  });

  it('shows the project that the page has chosen, from its attribute or later', async () => {
    const {page, element, changes} = await mountTeam(scenarios.team(), {project: footbridge.id});
    expect(page.people).to.deep.equal(footbridgeRoles);
    expect(page.chooser.value).to.equal(footbridge.id);

    element.project = '';
    await element.updateComplete;
    expect(page.people).to.have.lengthOf(8);
    expect(page.chooser.value).to.equal('');
    expect(changes).to.deep.equal([]);
  });

  describe('T-03 which role is on which project', () => {
    it('is the description of the role', async () => {
      const {page} = await mountTeam(scenarios.team());
      const role = page.role('Tobias Quay', 'Principal in charge');
      expect(page.descriptionOf(role)).to.equal(
        'Principal in charge on Harbour Street footbridge and Saltmarsh primary school',
      );
    });

    it('shows while the keyboard is on it, and Escape takes it away', async () => {
      const {page, element} = await mountTeam(scenarios.team());
      page.chooser.focus();
      await sendKeys({press: 'Tab'});
      await page.until(() => page.tip === 'Timber specialist on Larch Hill library');
      await expectAccessible(element);

      await sendKeys({press: 'Escape'});
      await page.until(() => page.tip === null);
      await sendKeys({press: 'Tab'});
      await page.until(() => page.tip === 'Vibration analyst on Harbour Street footbridge');
      page.chooser.focus();
      await page.until(() => page.tip === null);
    });

    it('shows when it is pressed or tapped, until something else is', async () => {
      const {page} = await mountTeam(scenarios.team());
      page.role('Eleanor Alder', 'Design reviewer').click();
      await page.until(() => page.tip === 'Design reviewer on Harbour Street footbridge');
      document.body.dispatchEvent(new PointerEvent('pointerdown', {bubbles: true}));
      await page.until(() => page.tip === null);
    });

    it('shows under a mouse, which may move on to read it', async () => {
      const {page} = await mountTeam(scenarios.team());
      const role = page.role('Eleanor Alder', 'Design reviewer');
      const mouse = {bubbles: true, pointerType: 'mouse'};
      role.dispatchEvent(new PointerEvent('pointerover', mouse));
      await page.until(() => page.tip === 'Design reviewer on Harbour Street footbridge');

      role.dispatchEvent(new PointerEvent('pointerout', mouse));
      page.root.querySelector('.tip')?.dispatchEvent(new PointerEvent('pointerenter'));
      await new Promise((resolve) => setTimeout(resolve, 400));
      await page.until(() => page.tip === 'Design reviewer on Harbour Street footbridge');

      page.root.querySelector('.tip')?.dispatchEvent(new PointerEvent('pointerleave'));
      await page.until(() => page.tip === null);
    });

    it('stands inside the window', async () => {
      const {page} = await mountTeam(scenarios.team());
      for (const role of page.root.querySelectorAll<HTMLElement>('button.role')) {
        role.click();
        const {left, right, top, bottom} = page.root.querySelector('.tip')!.getBoundingClientRect();
        expect(Math.min(left, top, innerWidth - right, innerHeight - bottom)).to.be.at.least(0);
      }
    });
  });

  it('T-06 goes back to All Projects when the chosen one is gone, and says so', async () => {
    const {page, element, portal, changes} = await mountTeam(scenarios.team(), {
      project: footbridge.id,
    });
    portal.showProject(footbridge.id, false);
    await element.reload();
    await page.until(() => page.people.length === 7);

    const words = `${footbridge.name} is no longer available. Showing All Projects.`;
    expect(page.notice).to.equal(words);
    await page.until(() => page.said === words);
    expect(element.project).to.equal('');
    expect(page.chooser.value).to.equal('');
    await page.until(() => changes.length === 1);
    expect(changes).to.deep.equal([null]);
    await expectAccessible(element);

    page.choose(library.name);
    await page.until(() => page.notice === '');
  });

  it('T-06 says the same of a project that never was', async () => {
    const {page} = await mountTeam(scenarios.team(), {project: 'prj_nothing'});
    expect(page.notice).to.equal('That project is no longer available. Showing All Projects.');
    expect(page.people).to.have.lengthOf(8);
  });

  it('T-06 says that the team is not shown, and asks for nothing, where the firm has it off', async () => {
    const {page, portal, element} = await mountTeam(scenarios.teamOff(), {state: 'unavailable'});
    expect(page.text).to.include('The team is not shown Alder & Quay does not share it here.');
    expect(portal.requests.some(({operation}) => operation === 'getTeam')).to.equal(false);
    await expectAccessible(element);
  });

  it('T-06 says so also when the firm turns it off meanwhile', async () => {
    const portal = scenarios.team();
    portal.before('getTeam', () => portal.changeFirm({showsTeam: false}));
    const {page} = await mountTeam(portal, {state: 'unavailable'});
    expect(page.text).to.include('The team is not shown');
  });

  it('T-04 keeps two of one name apart, orders names as their language does, and shows no role where there is none', async () => {
    const portal = createTestPortal();
    const {library: project} = projects;
    for (const [name, role] of [
      ['Zoë Amsel', 'Surveyor'],
      ['Örjan Berg', null],
      ['Omar Diaz', 'Surveyor'],
      ['Omar Diaz', 'Drafting lead'],
      ['ليلى حداد', 'Surveyor'],
    ] as const) {
      portal.addPerson({name, assignments: [{project, role}]});
    }
    const {page, provider} = await mountTeam(portal);
    expect(page.people.filter((person) => person.startsWith('Omar Diaz'))).to.have.members([
      'Omar Diaz: Surveyor',
      'Omar Diaz: Drafting lead',
    ]);
    expect(page.people[2]).to.equal('Örjan Berg');
    expect(page.people[3]).to.equal('Zoë Amsel: Surveyor');
    expect(page.people[4]).to.equal('ليلى حداد: Surveyor');

    // To whom Arabic is the first of scripts.
    provider.locale = 'ar';
    await page.until(() => page.people[0] === 'ليلى حداد: Surveyor');
    expect(page.people.at(-1)).to.equal('Zoë Amsel: Surveyor');
  });

  it('T-05 reads who has nobody that there will be somebody', async () => {
    const {page} = await mountTeam(createTestPortal(), {state: 'empty'});
    expect(page.text).to.include('No team members yet People on your projects will appear here.');
  });

  it('keeps the choice where a project has nobody', async () => {
    const portal = scenarios.team();
    portal.addProject({name: 'Weir'});
    const {page} = await mountTeam(portal);
    page.choose('Weir');
    await page.untilState('empty');
    expect(page.text).to.include('People on Weir will appear here.');
    page.choose('All Projects');
    await page.untilState('ready');
  });

  it('says that the portal is off', async () => {
    const {page} = await mountTeam(scenarios.portalOff(), {state: 'unavailable'});
    expect(page.text).to.include('The client portal is not available');
  });

  it('fails as itself, never as empty, and loads on Retry', async () => {
    const portal = scenarios.team();
    portal.faults.always('getTeam', 'error');
    const {page, element} = await mountTeam(portal, {state: 'failed'});
    expect(page.text).to.match(/We could not load your team .* Reference request_/);
    await expectAccessible(element);
    portal.faults.clear();
    page.press('Retry');
    await page.untilState('ready');
  });

  it('keeps what it shows when a reload fails', async () => {
    const {page, element, portal} = await mountTeam(scenarios.team());
    portal.faults.next('getTeam', 'error');
    await element.reload();
    await page.until(() => page.notice.startsWith('Could not refresh.'));
    expect(page.people).to.have.lengthOf(8);
  });

  it('asks a visitor to log in, and drops everything when they leave (A-06)', async () => {
    const portal = scenarios.team({signedInAs: null});
    const {page, element, provider} = await mountTeam(portal, {state: 'signed-out'});
    expect(page.text).to.include('Log in to see your team');
    await expectAccessible(element);

    await provider.signIn({grant: 'password', email: ivo.email, password: testPassword});
    await page.until(() => page.people.length === 8);
    await provider.signOut();
    await page.untilState('signed-out');
    expect(page.text).not.to.include('Tobias');
  });

  it("A-06 shows the next contact nothing of the last one's choice", async () => {
    const {page, element, provider, portal} = await mountTeam(scenarios.team());
    const tarn = portal.addClient({name: 'Tarn Valley Housing'});
    const weir = portal.addProject({name: 'Weir', clientId: tarn.id});
    portal.addPerson({name: 'Vera Holt', assignments: [{project: weir, role: 'Surveyor'}]});
    const hugh = portal.addContact({
      name: 'Hugh Fenwick',
      email: 'hugh@tarn.example',
      clientId: tarn.id,
    });
    page.choose(footbridge.name);
    await page.until(() => page.said.includes('footbridge'));

    await provider.signOut();
    await page.untilState('signed-out');
    expect(page.said).to.equal('');
    await provider.signIn({grant: 'password', email: hugh.email, password: testPassword});
    await page.until(() => page.people.join() === 'Vera Holt: Surveyor');
    expect(page.text).not.to.include('footbridge');
    expect(page.notice).to.equal('');
    expect(element.project).to.equal('');
  });

  it('shows pictures of the API alone, initials for what is broken or from elsewhere', async () => {
    const portal = createTestPortal();
    const assignments = [{project: footbridge, role: 'Advisor'}];
    const add = (name: string, avatarUrl: string) =>
      portal.addPerson({name, avatarUrl, assignments});
    add('Ada Vale', new URL('/docs/portal.png', location.href).href);
    add('Ben Vale', new URL('/no-such-picture.png', location.href).href);
    add('Cleo Vale', 'https://pictures.example/cleo.png');
    const {page} = await mountTeam(portal);

    await page.until(() => page.root.querySelectorAll('img').length === 1);
    const [picture] = page.root.querySelectorAll('img');
    expect(picture?.getAttribute('src')).to.match(/portal\.png$/);
    expect(picture?.alt).to.equal('');
    const avatars = [...page.root.querySelectorAll('.avatar')].map((each) =>
      each.textContent.trim(),
    );
    expect(avatars).to.deep.equal(['AV', 'BV', 'CV']);
  });

  it('draws two thousand people on three hundred projects a part at a time', async () => {
    const {page, element} = await mountTeam(scenarios.largeTeam());
    expect(page.text).to.include('2,000 people');
    expect(page.projects).to.have.lengthOf(301);
    expect(page.projects.slice(1, 4)).to.deep.equal(['Project 1', 'Project 2', 'Project 3']);
    expect(page.people).to.have.lengthOf(120);

    page.press('Show more');
    await page.until(() => page.people.length === 240);
    await expectFocus(() => page.root.querySelectorAll('li')[120]);
    await page.until(() => page.said === '120 more, 240 shown');

    page.choose('Project 7');
    await page.until(() => page.people.length < 40);
    expect(element.project).not.to.equal('');
  });

  it('X-01 shows whatever a name holds as text', async () => {
    const portal = scenarios.team();
    portal.rename((name, index) =>
      index % 2 ? '<img src=x onerror="alert(1)">' : `\u202E${name}`.repeat(400),
    );
    const {page} = await mountTeam(portal);
    expect(page.root.querySelector('img')).to.equal(null);
    expect(page.text).to.include('<img src=x onerror="alert(1)">');
    const {scrollWidth, clientWidth} = document.documentElement;
    expect(scrollWidth).to.be.at.most(clientWidth);
  });

  it('E-07 changes its language with the page', async () => {
    const {page, provider} = await mountTeam(scenarios.team());
    provider.locale = 'ar';
    await page.until(() => page.projects[0] === 'كل المشاريع');
    expect(page.root.querySelector('.root')?.getAttribute('dir')).to.equal('rtl');
  });
});
