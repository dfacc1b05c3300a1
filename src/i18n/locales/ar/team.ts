import type {MessagesOf} from '../../messages/index.ts';

export const team: MessagesOf<'team'> = (f) => {
  const all = 'كل المشاريع';
  return {
    team: 'الفريق',
    project: 'المشروع',
    allProjects: all,
    people: (count) =>
      f.plural(count, {
        zero: 'لا أحد',
        one: 'شخص واحد',
        two: 'شخصان',
        few: `${f.number(count)} أشخاص`,
        other: `${f.number(count)} شخصًا`,
      }),
    roleOn: (role, projects) => `${f.text(role)} في ${f.and(projects)}`,
    projectGone: (project) =>
      `${project === null ? 'هذا المشروع' : f.text(project)} لم يعد متاحًا. المعروض الآن: ${all}.`,
    none: {title: 'لا أعضاء في الفريق بعد', text: 'سيظهر هنا من يعملون على مشاريعك.'},
    noneOn: (project) => ({
      title: 'لا أعضاء في الفريق بعد',
      text: `سيظهر هنا من يعملون على ${f.text(project)}.`,
    }),
    notShown: (firm) => ({
      title: 'الفريق غير معروض',
      text: `${f.text(firm)} لا تعرضه هنا.`,
    }),
    signedOut: (firm) => ({
      title: 'سجّل الدخول لرؤية فريقك',
      text: `يظهر من يعملون لأجلك لدى ${f.text(firm)} بعد تسجيل الدخول.`,
    }),
    loading: 'جارٍ تحميل فريقك',
    loadFailed: 'تعذّر تحميل فريقك',
    showing: (project) => `المعروض: ${f.text(project)}`,
    more: (more, shown) => `${f.number(more)} إضافيون، والمعروض ${f.number(shown)}`,
  };
};
