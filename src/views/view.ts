/** Dispatched by a view on itself when it is done; it neither bubbles nor leaves the outlet. */
export const viewClosed = 'view-closed';
