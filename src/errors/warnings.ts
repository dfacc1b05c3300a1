/** What the page's developer is told: what was found, where, and what to do. */
export const warnings = {
  defined: (tag: string) =>
    `<${tag}> is already defined, by another copy of client-portal-elements on this page. The first one stays; load the package once.`,
  alone: (tag: string) =>
    `<${tag}> found no portal. Put it below a <portal-provider> with an api-url, or call configurePortal().`,
  noApiUrl: () =>
    '<portal-provider> has no api-url. Give it the address of the firm’s API, with the firm’s key.',
  configuredTwice: () =>
    'configurePortal() was called again. The new portal replaces the one before; call it once per page.',
  status: (value: string) =>
    `<portal-invoice-list status="${value}"> is unknown. Use outstanding, all, past-due, processing or paid.`,
  pageSize: (value: string) => `<portal-invoice-list page-size="${value}"> must be from 1 to 100.`,
  notLoaded: (cause: string) => `A part of portal.js could not be loaded: ${cause}`,
} as const satisfies Record<string, (value: string) => string>;

export type Warning = keyof typeof warnings;
