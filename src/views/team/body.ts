import {html, nothing, type ReactiveController, type TemplateResult} from 'lit';
import type {Team} from '../../contract/types.ts';
import type {Host} from '../../controllers/context.ts';
import {teamAccess, TeamController, type TeamAccess} from '../../controllers/team.ts';
import {PortalProjectChangedEvent} from '../../events/index.ts';
import {team as english} from '../../i18n/en/team.ts';
import {errorText, type Localizer, type TeamMessages} from '../../i18n/index.ts';
import {peopleOf, projectsInOrder, type TeamPerson, type TeamProject} from '../../model/team.ts';
import {
  block,
  button,
  failedView,
  icons,
  notice,
  portalOffView,
  stateView,
} from '../../parts/index.ts';
import type {BodyTools, LateBody} from '../body.ts';
import {personCards} from './people.ts';
import {Pictures} from './pictures.ts';
import {projectChoice} from './project-choice.ts';
import {RoleTip} from './role-tip.ts';

/** As many cards as are drawn at a time: thousands at once would hold up the page. */
const pageSize = 120;

interface TeamHost extends Host {
  readonly renderRoot: ParentNode;
  /** Empty for all projects. */
  project: string;
}

/** What is shown of a team, worked out once for as long as nothing of it changes. */
interface Shown {
  readonly team: Team;
  readonly projectId: string;
  readonly locale: string;
  readonly projects: readonly TeamProject[];
  readonly people: readonly TeamPerson[];
}

type State = TeamAccess | 'empty';

/** The team in its element: everybody, or those of the chosen project. */
export class Body implements LateBody, ReactiveController {
  readonly #host: TeamHost;
  readonly #tools: BodyTools;
  readonly #team: TeamController;
  readonly #tip: RoleTip;
  readonly #pictures = new Pictures();
  /** Names of projects as last seen, to tell which one is gone. */
  #names: ReadonlyMap<string, string> = new Map();
  /** A chosen project that is not there any more (T-06). */
  #gone: {readonly name: string | null} | null = null;
  #shown: Shown | null = null;
  #count = pageSize;
  #contactId: string | undefined;
  #localizer: Localizer | null = null;
  /** The first of those that Show more brought gets the focus. */
  #focusAt: number | null = null;
  #toldCount: number | null = null;

  constructor(host: TeamHost, tools: BodyTools) {
    this.#host = host;
    this.#tools = tools;
    const {portal} = tools;
    this.#team = new TeamController(host, () =>
      teamAccess(portal.session) === 'ready' ? portal.client : null,
    );
    this.#tip = new RoleTip(() => host.renderRoot);
    host.addController(this);
  }

  get state(): State {
    const access = teamAccess(this.#tools.portal.session);
    if (access !== 'ready') return access;
    const {value} = this.#team;
    if (value.status === 'ready') return this.#people.length === 0 ? 'empty' : 'ready';
    // The firm has stopped sharing it since the session began.
    const isRefused = value.status === 'failed' && value.error.kind === 'permission';
    return isRefused ? 'unavailable' : value.status;
  }

  async reload(): Promise<void> {
    const {client, session} = this.#tools.portal;
    if (session.status === 'failed') await client?.session.refresh();
    else await this.#team.reload();
  }

  hostUpdate(): void {
    this.#followContact();
    const {value} = this.#team;
    if (value.status !== 'ready') {
      this.#names = new Map();
      this.#toldCount = null;
      return;
    }
    const {projects} = value.data;
    const {project} = this.#host;
    const isGone = project !== '' && projects.every(({id}) => id !== project);
    if (isGone) this.#leaveProject(this.#names.get(project) ?? null);
    this.#names = new Map(projects.map(({id, name}) => [id, name]));
    this.#tellCount();
  }

  hostUpdated(): void {
    if (this.#focusAt === null) return;
    const people = this.#host.renderRoot.querySelectorAll<HTMLElement>('.person');
    people[this.#focusAt]?.focus();
    this.#focusAt = null;
  }

  hostDisconnected(): void {
    this.#tip.hide();
  }

  render(localizer: Localizer): TemplateResult {
    this.#localizer = localizer;
    const words = localizer.view('team', english);
    const title = html`<slot name="heading"
      ><h2 class="l strong" id="heading" tabindex="-1">${words.team}</h2></slot
    >`;
    return html`<div class="panel">
      ${this.#renderTop(title, words)}${this.#renderNotices(localizer, words)}${this.#renderState(
        localizer,
        words,
      )}
    </div>`;
  }

  #renderTop(title: TemplateResult, words: TeamMessages): TemplateResult {
    const {projects = []} = this.#current ?? {};
    const {project} = this.#host;
    return html`<div class="top">
      <div>
        ${title}${
          this.state === 'ready'
            ? html`<p class="s muted">${words.people(this.#people.length)}</p>`
            : nothing
        }
      </div>
      ${
        projects.length > 0
          ? projectChoice({words, projects, chosen: project, choose: (id) => this.#choose(id)})
          : nothing
      }
    </div>`;
  }

  #renderNotices(localizer: Localizer, words: TeamMessages): TemplateResult {
    const {value} = this.#team;
    return html`${
      this.#gone
        ? notice({tone: 'caution', part: 'notice', text: words.projectGone(this.#gone.name)})
        : nothing
    }${
      value.status === 'ready' && value.error
        ? notice({
            tone: 'caution',
            part: 'notice',
            text: localizer.messages.stale(localizer.time(value.loadedAt)),
          })
        : nothing
    }`;
  }

  #renderState(localizer: Localizer, words: TeamMessages): TemplateResult {
    const {messages} = localizer;
    const firm = this.#firm;
    const firmName = firm?.name ?? messages.theFirm;
    switch (this.state) {
      case 'loading':
        return html`<span class="visually-hidden">${words.loading}</span>
          <div class="people">
            ${[1, 2, 3, 4, 5, 6].map(
              () =>
                html`<div class="person">
                  <span class="avatar"></span><span class="about">${block(60)}${block(40)}</span>
                </div>`,
            )}
          </div>`;
      case 'signed-out':
        return html`<slot name="signed-out"
          >${stateView({
            ...words.signedOut(firmName),
            drawing: icons.lock,
            action: button({
              label: messages.login,
              look: 'filled',
              part: 'login',
              onPress: () => this.#tools.login(),
            }),
          })}</slot
        >`;
      case 'unavailable':
        return this.#tools.portal.session.status === 'portal-off'
          ? portalOffView(localizer, firm)
          : stateView({...words.notShown(firmName), drawing: icons.door});
      case 'failed':
        return html`<slot name="error">${this.#renderFailed(localizer, words)}</slot>`;
      case 'empty':
        return html`<slot name="empty"
          >${stateView({...this.#emptyText(words), drawing: icons.user})}</slot
        >`;
      case 'ready':
        return this.#renderPeople(localizer, words);
    }
  }

  #renderPeople(localizer: Localizer, words: TeamMessages): TemplateResult {
    const people = this.#people;
    const {on} = this.#tip;
    const {projects = []} = this.#current ?? {};
    return html`<ul
        class="people"
        part="list"
        aria-label=${words.team}
        @pointerover=${on.pointerover}
        @pointerout=${on.pointerout}
        @focusin=${on.focusin}
        @focusout=${on.focusout}
      >
        ${personCards(
          {
            localizer,
            words,
            press: this.#tip.press,
            isAcross: this.#host.project === '' && projects.length > 1,
            picture: (person) => this.#pictures.of(person, this.#tools.portal.client?.apiUrl),
            pictureFailed: (address) => {
              this.#pictures.leaveOut(address);
              this.#host.requestUpdate();
            },
          },
          people.slice(0, this.#count),
        )}
      </ul>
      ${
        people.length > this.#count
          ? html`<div class="rest">
              ${button({
                label: localizer.messages.showMore,
                look: 'outlined',
                part: 'more',
                onPress: () => this.#showMore(words),
              })}
            </div>`
          : nothing
      }${this.#tip.render()}`;
  }

  #renderFailed(localizer: Localizer, {loadFailed}: TeamMessages): TemplateResult {
    const {session} = this.#tools.portal;
    const known = session.status === 'failed' ? session : this.#team.value;
    const error = 'error' in known ? known.error : undefined;
    return failedView({
      title: loadFailed,
      text: error ? errorText(localizer, error, {firm: this.#firm?.name}) : '',
      reference: error?.requestId && localizer.messages.reference(error.requestId),
      action: button({
        label: localizer.messages.retry,
        look: 'outlined',
        part: 'retry',
        onPress: () => void this.reload(),
      }),
    });
  }

  #emptyText(words: TeamMessages) {
    const project = this.#names.get(this.#host.project);
    return project === undefined ? words.none : words.noneOn(project);
  }

  get #firm() {
    const {session} = this.#tools.portal;
    return 'session' in session ? session.session?.firm : undefined;
  }

  get #people(): readonly TeamPerson[] {
    return this.#current?.people ?? [];
  }

  get #current(): Shown | null {
    const {value} = this.#team;
    const localizer = this.#localizer;
    if (value.status !== 'ready' || !localizer) return null;
    const {project: projectId} = this.#host;
    const {data: team} = value;
    const {locale} = localizer;
    const is = this.#shown;
    if (is?.team === team && is.projectId === projectId && is.locale === locale) return is;
    const people = peopleOf(team, projectId || null, locale);
    const projects = projectsInOrder(team, locale);
    return (this.#shown = {team, projectId, locale, projects, people});
  }

  /** What one contact chose is nothing to another (A-06). */
  #followContact(): void {
    const {session} = this.#tools.portal;
    const id = session.status === 'signed-in' ? session.session.contact?.id : undefined;
    if (!id || id === this.#contactId) return;
    const isAnother = this.#contactId !== undefined;
    this.#contactId = id;
    if (!isAnother) return;
    this.#gone = null;
    this.#count = pageSize;
    this.#host.project = this.#host.getAttribute('project') ?? '';
  }

  #choose(projectId: string): void {
    this.#tip.hide();
    this.#gone = null;
    this.#count = pageSize;
    this.#host.project = projectId;
    this.#tell(projectId, this.#names.get(projectId));
  }

  #leaveProject(name: string | null): void {
    this.#gone = {name};
    this.#count = pageSize;
    this.#host.project = '';
    const localizer = this.#localizer;
    if (localizer) this.#tools.announce.say(localizer.view('team', english).projectGone(name));
    this.#toldCount = null;
    this.#dispatch(null);
  }

  #tell(projectId: string, name: string | undefined): void {
    const localizer = this.#localizer;
    if (localizer) {
      const words = localizer.view('team', english);
      const people = words.people(this.#people.length);
      this.#tools.announce.say(`${words.showing(name ?? words.allProjects)}. ${people}`);
      this.#toldCount = this.#people.length;
    }
    this.#dispatch(projectId || null);
  }

  /** Once it is shown. */
  #dispatch(projectId: string | null): void {
    void this.#host.updateComplete.then(() =>
      this.#tools.portal.dispatch(new PortalProjectChangedEvent({projectId})),
    );
  }

  /** How many there are is said when they come, and not again while nothing changes. */
  #tellCount(): void {
    const {length} = this.#people;
    if (this.state !== 'ready' || this.#toldCount === length || !this.#localizer) return;
    const isFirst = this.#toldCount === null && !this.#gone;
    this.#toldCount = length;
    if (isFirst) this.#tools.announce.say(this.#localizer.view('team', english).people(length));
  }

  #showMore(words: TeamMessages): void {
    const {length} = this.#people;
    const before = this.#count;
    this.#count = Math.min(length, before + pageSize);
    this.#focusAt = before;
    this.#tools.announce.say(words.more(this.#count - before, this.#count));
    this.#host.requestUpdate();
  }
}
