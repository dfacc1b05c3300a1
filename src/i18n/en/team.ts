import type {MessagesOf} from '../messages/index.ts';

/** English, the team; it comes with its view. */
export const team: MessagesOf<'team'> = (f) => {
  const all = 'All Projects';
  return {
    team: 'Team',
    project: 'Project',
    allProjects: all,
    people: (count) => f.plural(count, {one: '1 person', other: `${f.number(count)} people`}),
    roleOn: (role, projects) => `${f.text(role)} on ${f.and(projects)}`,
    projectGone: (project) =>
      `${project === null ? 'That project' : f.text(project)} is no longer available. Showing ${all}.`,
    none: {title: 'No team members yet', text: 'People on your projects will appear here.'},
    noneOn: (project) => ({
      title: 'No team members yet',
      text: `People on ${f.text(project)} will appear here.`,
    }),
    notShown: (firm) => ({
      title: 'The team is not shown',
      text: `${f.text(firm)} does not share it here.`,
    }),
    signedOut: (firm) => ({
      title: 'Log in to see your team',
      text: `Who works for you at ${f.text(firm)} is behind your login.`,
    }),
    loading: 'Loading your team',
    loadFailed: 'We could not load your team',
    showing: (project) => `Showing ${f.text(project)}`,
    more: (more, shown) => `${f.number(more)} more, ${f.number(shown)} shown`,
  };
};
