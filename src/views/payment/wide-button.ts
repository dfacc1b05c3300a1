import type {TemplateResult} from 'lit';
import {button, type ButtonOptions} from '../../parts/button.ts';

/** A button of the foot, as wide as it. */
export function wideButton(
  label: string,
  onPress: ButtonOptions['onPress'],
  options: Partial<ButtonOptions> = {},
): TemplateResult {
  return button({label, onPress, className: 'wide', ...options});
}
