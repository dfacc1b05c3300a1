import {fixture} from '@open-wc/testing';
import {html} from 'lit';
import '../../../../src/elements/team/define.ts';
import type {PortalTeam} from '../../../../src/elements/team/index.ts';
import type {PortalProjectChangedEvent} from '../../../../src/events/index.ts';
import '../../../../src/setup/provider.define.ts';
import type {PortalProvider} from '../../../../src/setup/portal-provider.ts';
import {createInMemoryApi, type TestPortal} from '../../../../src/testing/index.ts';
import {textOf} from '../../views/payment/dialog.ts';
import {waitUntil} from '../../support/wait-until.ts';

/** The team as somebody has it in front of them: names, roles, words. */
export class TeamPage {
  readonly element: PortalTeam;

  constructor(element: PortalTeam) {
    this.element = element;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get text(): string {
    return textOf(this.root.querySelector('.root'));
  }

  /** "Tobias Quay: Principal, Reviewer" of each. */
  get people(): string[] {
    return [...this.root.querySelectorAll('li')].map((person) => {
      const roles = [...person.querySelectorAll('[part~=role]')].map(textOf);
      return [textOf(person.querySelector('.who')), roles.join(', ')].filter(Boolean).join(': ');
    });
  }

  get said(): string {
    return textOf(this.root.querySelector('[role=status]'));
  }

  get notice(): string {
    return [...this.root.querySelectorAll('.notice')].map(textOf).join(' ');
  }

  get chooser(): HTMLSelectElement {
    return this.root.querySelector('select')!;
  }

  get projects(): string[] {
    return [...this.chooser.options].map(textOf);
  }

  choose(project: string): void {
    const option = [...this.chooser.options].find((each) => textOf(each) === project);
    if (!option) throw new Error(`There is no project ${project}`);
    this.chooser.value = option.value;
    this.chooser.dispatchEvent(new Event('change', {bubbles: true}));
  }

  /** A role of somebody, as a control. */
  role(name: string, role: string): HTMLButtonElement {
    const person = [...this.root.querySelectorAll('li')].find(
      (each) => textOf(each.querySelector('.who')) === name,
    );
    const found = [...(person?.querySelectorAll('button') ?? [])].find(
      (each) => textOf(each) === role,
    );
    if (!found) throw new Error(`${name} has no role ${role}`);
    return found;
  }

  /** What is shown about a role; null for nothing. */
  get tip(): string | null {
    const tip = this.root.querySelector('.tip:popover-open');
    return tip && plain(tip);
  }

  descriptionOf(control: Element): string {
    return plain(this.root.getElementById(control.getAttribute('aria-describedby') ?? ''));
  }

  press(name: string): void {
    const button = [...this.root.querySelectorAll('button')].find((each) => textOf(each) === name);
    if (!button) throw new Error(`There is no button ${name}`);
    button.focus();
    button.click();
  }

  async until(isSo: () => boolean): Promise<void> {
    await waitUntil(isSo, String(isSo)).catch((error: unknown) => {
      throw new Error(`${String(error)}: the page reads “${this.text}”`);
    });
  }

  async untilState(state: string): Promise<void> {
    await this.until(() => this.element.matches(`:state(${state})`));
  }
}

/** What a role is described by is nowhere to be seen. */
function plain(element: Element | null): string {
  return element?.textContent.trim() ?? '';
}

export interface MountedTeam {
  page: TeamPage;
  element: PortalTeam;
  provider: PortalProvider;
  portal: TestPortal;
  /** Projects that the page was told of, null for all. */
  changes: (string | null)[];
}

/** A team of `portal`, once it has come to `state`. Its API is on the page's own origin. */
export async function mountTeam(
  portal: TestPortal,
  {state = 'ready', project = '', locale = 'en-US'} = {},
): Promise<MountedTeam> {
  const changes: (string | null)[] = [];
  const provider = await fixture<PortalProvider>(html`
    <portal-provider
      api-url="/${crypto.randomUUID()}/alder"
      session="memory"
      locale=${locale}
      .api=${createInMemoryApi(portal)}
      @portal-project-changed=${({projectId}: PortalProjectChangedEvent) => changes.push(projectId)}
    >
      <portal-team project=${project}></portal-team>
    </portal-provider>
  `);
  const element = provider.querySelector('portal-team')!;
  const page = new TeamPage(element);
  await page.untilState(state);
  return {page, element, provider, portal, changes};
}
