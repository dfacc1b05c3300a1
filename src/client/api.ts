/** The backend's interface stands in `transport/`, which may not look into this room. */
export type * from '../transport/port.ts';
