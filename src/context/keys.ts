import {createContext} from '@lit/context';
import type {SelectionStore} from '../client/types.ts';
import type {RowLocalizer} from '../i18n/index.ts';
import type {Portal} from './portal.ts';

/**
 * The keys carry the major of what they give, so that two copies of the package on one page
 * understand each other as long as the interface is the same. Null: there is none now.
 */
export const portalContext = createContext<Portal | null>(
  Symbol.for('client-portal-elements/client@1'),
);

export const selectionContext = createContext<SelectionStore | null>(
  Symbol.for('client-portal-elements/selection@1'),
);

export const localeContext = createContext<RowLocalizer | null>(
  Symbol.for('client-portal-elements/locale@1'),
);
