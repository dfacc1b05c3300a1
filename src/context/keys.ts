import type {SelectionStore} from '../client/types.ts';
import type {RowLocalizer} from '../i18n/index.ts';
import type {Portal} from './portal.ts';
import type {Context} from './protocol.ts';

/**
 * The keys carry the major of what they give, so that two copies of the package on one page
 * understand each other as long as the interface is the same. Null: there is none now.
 */
export const portalContext = Symbol.for(
  'client-portal-elements/client@1',
) as unknown as Context<Portal | null>;

export const selectionContext = Symbol.for(
  'client-portal-elements/selection@1',
) as unknown as Context<SelectionStore | null>;

export const localeContext = Symbol.for(
  'client-portal-elements/locale@1',
) as unknown as Context<RowLocalizer | null>;
