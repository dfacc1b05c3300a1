import {told} from './shape.ts';

/** The team shows another project now, or all of them. */
export class PortalProjectChangedEvent extends Event {
  /** Null for all projects. */
  readonly projectId: string | null;

  constructor(detail: {projectId: string | null}) {
    super('portal-project-changed', told);
    this.projectId = detail.projectId;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'portal-project-changed': PortalProjectChangedEvent;
  }
}
