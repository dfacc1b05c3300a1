import type {MessagesOf} from '../../messages/index.ts';

export const team: MessagesOf<'team'> = (f) => {
  const all = 'Alle Projekte';
  return {
    team: 'Ihr Team',
    project: 'Projekt',
    allProjects: all,
    people: (count) => f.plural(count, {one: '1 Person', other: `${f.number(count)} Personen`}),
    roleOn: (role, projects) => `${f.text(role)} bei ${f.and(projects)}`,
    projectGone: (project) =>
      `${project === null ? 'Dieses Projekt' : f.text(project)} ist nicht mehr verfügbar. Sie sehen jetzt: ${all}.`,
    none: {
      title: 'Noch keine Teammitglieder',
      text: 'Wer an Ihren Projekten arbeitet, erscheint hier.',
    },
    noneOn: (project) => ({
      title: 'Noch keine Teammitglieder',
      text: `Wer an ${f.text(project)} arbeitet, erscheint hier.`,
    }),
    notShown: (firm) => ({
      title: 'Das Team wird nicht angezeigt',
      text: `${f.text(firm)} zeigt es hier nicht.`,
    }),
    signedOut: (firm) => ({
      title: 'Melden Sie sich an, um Ihr Team zu sehen',
      text: `Wer bei ${f.text(firm)} für Sie arbeitet, sehen Sie nach der Anmeldung.`,
    }),
    loading: 'Ihr Team wird geladen',
    loadFailed: 'Ihr Team konnte nicht geladen werden',
    showing: (project) => `Anzeige: ${f.text(project)}`,
    more: (more, shown) => `${f.number(more)} weitere, ${f.number(shown)} angezeigt`,
  };
};
