import {ContextEvent} from '@lit/context';
import {portalContext, type Portal} from '../../../src/context/index.ts';

/** The portal that an element standing where `element` stands is given now. */
export function portalOf(element: Element): Portal {
  let found: Portal | null = null;
  const probe = document.createElement('span');
  element.append(probe);
  probe.dispatchEvent(new ContextEvent(portalContext, probe, (portal) => (found = portal)));
  probe.remove();
  if (!found) throw new Error('No portal here');
  return found;
}
