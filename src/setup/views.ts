import type {ViewName, ViewOptions} from '../context/index.ts';
import {expectTexts} from '../i18n/index.ts';

/** A view as the outlet knows it: an element that shows itself and says when it is done. */
export interface ViewElement<V extends ViewName = ViewName> extends HTMLElement {
  options: ViewOptions[V];
  /** Another view takes its place, or its portal goes away. */
  close(): void;
  /** Closed, it stays in the outlet for {@link reopen}; default: it goes. */
  readonly isKept?: boolean;
  reopen?(): void;
}

export interface ViewModule {
  /** Registers the view's elements. */
  define(): void;
  /** The tag of the view itself. */
  tag: string;
}

export const loadPayment = () => import('./payment.ts');

/** Views are loaded when they are opened for the first time, with their texts. */
export const viewLoaders: Record<ViewName, () => Promise<ViewModule>> = {
  methods: () => {
    expectTexts('methods', 'newMethod', 'payment');
    return import('../views/methods/index.ts');
  },
  payment: () => {
    expectTexts('invoice', 'newMethod', 'payment');
    return loadPayment();
  },
  password: () => {
    expectTexts('password');
    return import('../views/password/index.ts');
  },
  'sign-in': () => {
    expectTexts('signIn');
    return import('../views/sign-in/index.ts');
  },
};
