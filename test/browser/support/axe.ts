import {expect} from '@open-wc/testing';

/**
 * No axe violation in `element`, once nothing fades or slides any more: axe measures the contrast of
 * the moment. What moves for ever (a skeleton) is looked at as it is.
 */
export async function expectAccessible(element: Element): Promise<void> {
  const moving = roots(document).flatMap((root) => root.getAnimations().filter(isEnding));
  await Promise.allSettled(moving.map(({finished}) => finished));
  await expect(element).to.be.accessible();
}

/** A tree and the shadow trees in it: each knows only its own animations. */
function roots(root: Document | ShadowRoot): (Document | ShadowRoot)[] {
  const hosts = [...root.querySelectorAll('*')].flatMap(({shadowRoot}) => shadowRoot ?? []);
  return [root, ...hosts.flatMap(roots)];
}

function isEnding({effect}: Animation): boolean {
  return effect?.getTiming().iterations !== Infinity;
}
