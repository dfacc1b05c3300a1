/**
 * Dispatched by a view on itself when it is done, and once more when it was kept and has nothing to
 * keep any more; it neither bubbles nor leaves the outlet.
 */
export const viewClosed = 'view-closed';
