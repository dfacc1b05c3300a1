import type {Plugin} from 'rollup';

/**
 * What lit offers to others and nobody takes here: hooks for polyfills and for pages that lit rendered
 * on a server, standard decorators with their metadata, initializers, the list of its versions.
 */
const OFFERS: Readonly<Record<string, readonly string[]>> = {
  'reactive-element/reactive-element.js': [
    ',p=a.reactiveElementPolyfillSupport',
    ',p?.({ReactiveElement:y}),(a.reactiveElementVersions??=[]).push("2.1.2")',
    'Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;',
    'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
    'static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}',
    ',void 0!==t.l&&(this.l=[...t.l])',
    ',this.constructor.l?.forEach(t=>t(this))',
  ],
  'reactive-element/decorators/property.js': ['"object"==typeof o?r(t,e,o):'],
  'lit-html/lit-html.js': [
    ',B=t.litHtmlPolyfillSupport;B?.(S,k),(t.litHtmlVersions??=[]).push("3.3.3")',
  ],
  'lit-element/lit-element.js': [
    ',s.litElementHydrateSupport?.({LitElement:i})',
    'const o=s.litElementPolyfillSupport;o?.({LitElement:i});',
    '(s.litElementVersions??=[]).push("4.2.2");',
  ],
  // Checks of where a directive stands: our tests would see it.
  'lit-html/directives/live.js': [
    'constructor(r){if(super(r),r.type!==n.PROPERTY&&r.type!==n.ATTRIBUTE&&r.type!==n.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!o(r))throw Error("`live` bindings can only contain a single expression")}',
  ],
};

/** Fails where lit is not as it was read here: a new version is to be read again. */
export function withoutLitHooks(): Plugin {
  return {
    name: 'without-lit-hooks',
    transform(code, id) {
      const file = Object.keys(OFFERS).find(
        (path) => id.endsWith(`/node_modules/@lit/${path}`) || id.endsWith(`/node_modules/${path}`),
      );
      if (!file) return null;
      let less = code;
      for (const offer of OFFERS[file] ?? []) {
        if (less.split(offer).length !== 2) this.error(`${file} has not "${offer}" once`);
        less = less.replace(offer, '');
      }
      return {code: less, map: null};
    },
  };
}
