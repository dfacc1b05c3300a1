import {adoptStyles, css} from 'lit';
import type {RowClient} from '../client/types.ts';
import {
  ContextSource,
  ensureContextRoot,
  localeContext,
  portalContext,
  selectionContext,
} from '../context/index.ts';
import type {SessionGrant} from '../contract/types.ts';
import {warn} from '../errors/warn.ts';
import type {MessageOverrides} from '../i18n/index.ts';
import {Localization} from './localization.ts';
import {localeOf, watchLang} from './locale.ts';
import {RunningPortal, type PortalConfig} from './portal.ts';

export interface DocumentPortalConfig extends PortalConfig {
  /** BCP 47 tag; default: the document's `lang`, else the browser's. */
  locale?: string | undefined;
  messages?: MessageOverrides | undefined;
}

/** A portal that was given to the whole document. */
export interface DocumentPortal {
  readonly client: RowClient;
  signIn(grant: SessionGrant): Promise<void>;
  signOut(): Promise<void>;
  refresh(): Promise<void>;
  /** Takes the portal away; elements wait for the next one. */
  dispose(): void;
}

/** The document's contexts stay for good; what they give changes. */
let contexts: ContextSource | undefined;
let current: DocumentPortal | null = null;

function createContexts(): ContextSource {
  const {documentElement} = document;
  const source = new ContextSource(documentElement, [
    portalContext,
    selectionContext,
    localeContext,
  ]);
  // Elements that asked before: a plain element has nobody who tells them.
  source.announce();
  return source;
}

/** No rule of the page for its own blocks gives the outlet a place of its own (E-03). */
const outletStyle = css`
  :host {
    display: contents !important;
  }
`;

/**
 * Gives one firm's portal to every element of the document that stands under no
 * `<portal-provider>`: for site builders whose blocks cannot be wrapped. A second call replaces the
 * first and warns.
 */
export function configurePortal(config: DocumentPortalConfig): DocumentPortal {
  ensureContextRoot();
  const here = (contexts ??= createContexts());
  if (current) {
    warn('configuredTwice');
    current.dispose();
  }

  const outletHost = document.createElement('div');
  // A script that runs early runs before there is a body.
  (document.querySelector('body') ?? document.documentElement).append(outletHost);
  const outlet = outletHost.attachShadow({mode: 'open'});
  adoptStyles(outlet, [outletStyle]);
  const running = new RunningPortal(config, {target: document, outlet, contexts: here});
  const localization = new Localization((localizer) => here.set(localeContext, localizer));
  const useLocale = () =>
    void localization.use(
      localeOf(document.documentElement, config.locale ?? null),
      config.messages,
    );
  const unwatch = watchLang(document.documentElement, useLocale);
  useLocale();

  const portal: DocumentPortal = {
    client: running.client,
    signIn: (grant) => running.signIn(grant),
    signOut: () => running.signOut(),
    refresh: () => running.refresh(),
    dispose() {
      if (current !== portal) return;
      current = null;
      unwatch();
      running.dispose();
      outletHost.remove();
    },
  };
  current = portal;
  return portal;
}
