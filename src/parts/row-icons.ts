import type {Icon} from './icon.ts';

/** Drawings that rows need. */

export const ring = 'M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z';
export const arrowUp = 'M8 13V3.5M4 7.3l4-4 4 4';
export const arrowDown = 'M8 3v9.5m-4-3.8 4 4 4-4';
export const info = `${ring}M8 7.6v3.2M8 5.2v.01`;
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
