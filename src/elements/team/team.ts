import {property} from 'lit/decorators.js';
import {LateElement} from '../late-element.ts';

/**
 * The firm's people on the client's projects, each once, with all of their roles; of one project with
 * the roles there. Which role belongs to which project is shown and read out on demand.
 *
 * @summary Who works for the client.
 * @tag portal-team
 *
 * @fires portal-project-changed - Another project is shown, or all of them.
 * @fires portal-sign-in-requested - Login was pressed; cancelable, to show a sign-in of the firm's.
 * @fires portal-open-view - The sign-in view is about to open; cancelable.
 * @fires portal-error - Something failed and is shown where it happened.
 *
 * @slot heading - In place of the heading.
 * @slot empty - In place of what is said when there is nobody.
 * @slot error - In place of what is said when the team could not be loaded.
 * @slot signed-out - In place of what a visitor reads.
 *
 * @csspart base - Everything the element draws.
 * @csspart project - The choice of a project.
 * @csspart list - The people.
 * @csspart person - One of them.
 * @csspart avatar - A person's picture or initials.
 * @csspart role - A role.
 * @csspart tip - Which projects a role is on.
 * @csspart more - Show more.
 * @csspart notice - What could not be refreshed, or is no longer there.
 * @csspart login - Login, for a visitor.
 * @csspart retry - Retry, when the team could not be loaded.
 *
 * @cssstate loading - The team is not there yet.
 * @cssstate empty - There is nobody.
 * @cssstate failed - The team could not be loaded.
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate unavailable - The portal is off, or the firm does not share its team.
 * @cssstate ready - There is at least one.
 */
export class PortalTeam extends LateElement {
  protected static override readonly words = ['team'] as const;

  /** Id of the project shown, also chosen beforehand; empty for all of them. */
  @property() project = '';

  protected override importBody = () => import('../../views/team/index.ts');
}

declare global {
  interface HTMLElementTagNameMap {
    'portal-team': PortalTeam;
  }
}
