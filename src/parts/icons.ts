/** Drawings that lists, menus and statuses need; those of the views are in `view-icons.ts`. */
export * from './row-icons.ts';

export const check = 'm3 8.5 3.3 3.2L13 4.8';
export const close = 'm4 4 8 8m0-8-8 8';
export const chevronDown = 'm4 6 4 4 4-4';
export const search = 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Zm-1.3 3.2L14 14';
export const user = 'M10.8 5.3a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0ZM2.5 14a5.5 5.5 0 0 1 11 0';
export const document =
  'M9.2 1.8H4.6A1.2 1.2 0 0 0 3.4 3v10a1.2 1.2 0 0 0 1.2 1.2h6.8a1.2 1.2 0 0 0 1.2-1.2V5.2ZM9.2 1.8v3.4h3.4M6 8.4h4m-4 2.6h2.6';
export const lock =
  'M5 7V4.8a3 3 0 0 1 6 0V7M4.2 7h7.6A1.2 1.2 0 0 1 13 8.2v4.6a1.2 1.2 0 0 1-1.2 1.2H4.2A1.2 1.2 0 0 1 3 12.8V8.2A1.2 1.2 0 0 1 4.2 7Z';
export const door = 'M4 14V3.2A1.2 1.2 0 0 1 5.2 2h5.6A1.2 1.2 0 0 1 12 3.2V14M2 14h12M9.6 8.2v.01';
