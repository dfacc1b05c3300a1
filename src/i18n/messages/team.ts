import type {ViewText} from './core.ts';

/** Who works for the client; loaded with its view. */
export interface TeamMessages {
  readonly team: string;
  readonly project: string;
  readonly allProjects: string;
  readonly people: (count: number) => string;
  readonly roleOn: (role: string, projects: readonly string[]) => string;
  /** The chosen project is not among the projects any more; null while its name was never known. */
  readonly projectGone: (project: string | null) => string;
  readonly none: ViewText;
  readonly noneOn: (project: string) => ViewText;
  readonly notShown: (firm: string) => ViewText;
  readonly signedOut: (firm: string) => ViewText;
  readonly loading: string;
  readonly loadFailed: string;
  readonly showing: (project: string) => string;
  readonly more: (more: number, shown: number) => string;
}
