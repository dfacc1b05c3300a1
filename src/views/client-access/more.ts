import {nothing, type TemplateResult} from 'lit';
import {button} from '../../parts/index.ts';
import type {Listed} from './desk.ts';
import type {Scene} from './scene.ts';

/** Show more, right behind the list it is of. */
export function moreButton(
  {localizer, acts}: Scene,
  {more}: Listed<unknown>,
): TemplateResult | typeof nothing {
  if (!more) return nothing;
  return button({
    label: localizer.messages.showMore,
    look: 'outlined',
    part: 'more',
    onPress: ({currentTarget}) => void acts.showMore(currentTarget as Element, more),
  });
}
