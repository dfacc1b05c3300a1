import {fixture, waitUntil} from '@open-wc/testing';
import {html, type TemplateResult} from 'lit';
import '../../../src/setup/provider.define.ts';
import type {PortalProvider} from '../../../src/setup/portal-provider.ts';
import {FakeApi} from './fake-api.ts';

export interface Mounted {
  readonly api: FakeApi;
  readonly provider: PortalProvider;
}

export interface MountOptions {
  readonly api?: FakeApi;
  readonly locale?: string;
}

/** A real provider over a {@link FakeApi}, with `content` below it. */
export async function mountPortal(
  content: TemplateResult,
  {api = new FakeApi(), locale = 'en-US'}: MountOptions = {},
): Promise<Mounted> {
  const provider = await fixture<PortalProvider>(
    html`<portal-provider session="memory" locale=${locale} .api=${api.portal}
      >${content}</portal-provider
    >`,
  );
  return {api, provider};
}

/** Waits until an element of ours shows one of its custom states. */
export async function untilState(element: Element, state: string): Promise<void> {
  await waitUntil(() => element.matches(`:state(${state})`), `never came to be ${state}`);
}
