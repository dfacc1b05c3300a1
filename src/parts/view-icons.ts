import type {Icon} from './icon.ts';
import {ring} from './icons.ts';

/** Drawings that only the views need. */

export const dots =
  'M8 2v.01M12.2 3.8v.01M14 8v.01M12.2 12.2v.01M8 14v.01M3.8 12.2v.01M2 8v.01M3.8 3.8v.01';
export const crossRing = `${ring}M5.9 5.9l4.2 4.2m0-4.2-4.2 4.2`;
export const slashRing = `${ring}M3.8 12.2l8.4-8.4`;
export const shield =
  'M8 1.8 3 3.6v4c0 3.2 2 5.4 5 6.6 3-1.2 5-3.4 5-6.6v-4ZM6 7.9l1.5 1.5 2.6-2.9';
export const flag = 'M3.6 14.2V2.4m0 .4c3-1.6 5.4 1.6 8.8 0v6.4c-3.4 1.6-5.8-1.6-8.8 0';
export const pin =
  'M8 14.2S3.2 10 3.2 6.6a4.8 4.8 0 0 1 9.6 0C12.8 10 8 14.2 8 14.2ZM9.6 6.6a1.6 1.6 0 1 1-3.2 0 1.6 1.6 0 0 1 3.2 0Z';
export const card =
  'M2.8 3.6h10.4A1.2 1.2 0 0 1 14.4 4.8v6.4a1.2 1.2 0 0 1-1.2 1.2H2.8a1.2 1.2 0 0 1-1.2-1.2V4.8a1.2 1.2 0 0 1 1.2-1.2Zm-1.2 3h12.8M4.2 9.8h2';
export const bank = 'M2 6.2 8 2.4l6 3.8ZM3.6 6.4v5.4m3-5.4v5.4m2.8-5.4v5.4m3-5.4v5.4M2 13.6h12';
export const trash =
  'M3 4.4h10M6.4 4.2V2.6h3.2v1.6M4.4 4.6l.6 8.3a1 1 0 0 0 1 .9h4a1 1 0 0 0 1-.9l.6-8.3M6.8 7v4m2.4-4v4';
export const chevronBack: Icon = {stroke: 'M10 3.5 5.5 8l4.5 4.5', mirrors: true};
