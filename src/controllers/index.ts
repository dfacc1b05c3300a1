export {ActionController} from './action.ts';
export {AnnounceController} from './announce.ts';
export {ContextController, type Host} from './context.ts';
export {define} from './define.ts';
export {LocalizeController} from './localize.ts';
export {PortalController} from './portal.ts';
export {ResourceController} from './resource.ts';
export {StatesController} from './states.ts';
export {StoreController} from './store.ts';
