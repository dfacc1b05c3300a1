import type {TemplateResult} from 'lit';
import {button} from '../../parts/index.ts';
import type {Scene} from './scene.ts';

export interface ActButtonOptions {
  /** Its part, too. */
  readonly act: 'invite' | 'release' | 'revoke';
  /** Of what it is done with. */
  readonly id: string;
  readonly label: string;
  /** What tells it from its like. */
  readonly of: string;
  readonly onPress: () => void;
}

/** At the end of a row: busy while the act of its id is. */
export function actButton(
  {acts}: Scene,
  {act, id: of, label, of: name, onPress}: ActButtonOptions,
): TemplateResult {
  const id = `${act}-${of}`;
  return button({
    label,
    name: `${label}, ${name}`,
    look: 'outlined',
    part: act,
    id,
    isBusy: acts.busy.has(id),
    onPress,
  });
}
