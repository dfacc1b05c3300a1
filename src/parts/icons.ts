import type {Icon} from './icon.ts';

/** Drawings that lists, menus and statuses need; those of the views are in `view-icons.ts`. */

export const ring = 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z';
export const check = 'm3 8.5 3.3 3.2L13 4.8';
export const close = 'm4 4 8 8m0-8-8 8';
export const chevronDown = 'm4 6 4 4 4-4';
export const arrowUp = 'M8 13V3.5M4 7.3l4-4 4 4';
export const arrowDown = 'M8 3v9.5m-4-3.8 4 4 4-4';
export const search = 'M11.5 7a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0Zm-1.3 3.2L14 14';
export const user = 'M10.8 5.3a2.8 2.8 0 1 1-5.6 0 2.8 2.8 0 0 1 5.6 0ZM2.5 14a5.5 5.5 0 0 1 11 0';
export const info = `${ring}M8 7.6v3.2M8 5.2v.01`;

// Statuses of invoices
export const clock = `${ring}M8 4.8V8l2.2 1.5`;
export const alert = `${ring}M8 4.8v3.6M8 11v.01`;
export const half: Icon = {stroke: ring, solid: 'M8 2a6 6 0 0 1 0 12Z'};
export const arrows =
  'M2.8 6.6a5.4 5.4 0 0 1 9.6-1.8M12.8 2v3h-3m3.4 4.4a5.4 5.4 0 0 1-9.6 1.8M3.2 14v-3h3';
export const checkRing = `${ring}m-8.4.2 1.7 1.7 3.1-3.4`;
export const back: Icon = {
  stroke: 'M6 3.2 2.8 6.4 6 9.6m-3-3.2h6.4a3.6 3.6 0 0 1 0 7.2H7',
  mirrors: true,
};
export const minusRing = `${ring}M5.4 8h5.2`;
export const questionRing = `${ring}M6.3 6.4a1.8 1.8 0 1 1 2.5 1.7c-.5.2-.8.5-.8 1M8 11.4v.01`;
export const eye =
  'M1.6 8S3.8 3.8 8 3.8 14.4 8 14.4 8 12.2 12.2 8 12.2 1.6 8 1.6 8ZM9.8 8a1.8 1.8 0 1 1-3.6 0 1.8 1.8 0 0 1 3.6 0Z';

// In the place of a list
export const document =
  'M9.2 1.8H4.6A1.2 1.2 0 0 0 3.4 3v10a1.2 1.2 0 0 0 1.2 1.2h6.8a1.2 1.2 0 0 0 1.2-1.2V5.2ZM9.2 1.8v3.4h3.4M6 8.4h4m-4 2.6h2.6';
export const lock =
  'M5 7V4.8a3 3 0 0 1 6 0V7M4.2 7h7.6A1.2 1.2 0 0 1 13 8.2v4.6a1.2 1.2 0 0 1-1.2 1.2H4.2A1.2 1.2 0 0 1 3 12.8V8.2A1.2 1.2 0 0 1 4.2 7Z';
export const door = 'M4 14V3.2A1.2 1.2 0 0 1 5.2 2h5.6A1.2 1.2 0 0 1 12 3.2V14M2 14h12M9.6 8.2v.01';
