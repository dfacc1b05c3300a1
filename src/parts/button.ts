import {html, nothing, type TemplateResult} from 'lit';
import {icon, type Icon} from './icon.ts';
import {spinner} from './spinner.ts';

export interface ButtonOptions {
  readonly label: string;
  readonly onPress: (event: Event) => void;
  /** One filled button per view; Pay Now in rows is `tinted`. */
  readonly look?: 'filled' | 'outlined' | 'tinted' | 'danger' | 'plain';
  /** More classes of the element's own. */
  readonly className?: string;
  readonly part?: string;
  readonly id?: string;
  /** Shown instead of the label, which is then the name. */
  readonly iconOnly?: Icon;
  /** The accessible name, where the label alone says too little. */
  readonly name?: string | undefined;
  readonly type?: 'submit' | 'button';
  /** Doing what it says: keeps its place and focus, takes no press. */
  readonly isBusy?: boolean;
  /**
   * Can't be pressed now. It stays focusable, and `describedBy` names the element that says why;
   * `onUnavailable` hears the press, to show that reason.
   */
  readonly isUnavailable?: boolean;
  readonly onUnavailable?: () => void;
  readonly describedBy?: string | undefined;
  readonly expanded?: boolean;
  readonly hasPopup?: 'menu' | 'dialog';
}

/** Needs the `button` sheet. */
export function button(options: ButtonOptions): TemplateResult {
  const {label, look = 'plain', iconOnly, isBusy = false, isUnavailable = false} = options;
  const classes = [
    'button',
    look,
    iconOnly ? 'icon-only' : '',
    isUnavailable ? 'unavailable' : '',
    options.className ?? '',
  ];
  return html`<button
    class=${classes.filter(Boolean).join(' ')}
    type=${options.type ?? 'button'}
    id=${options.id ?? nothing}
    part=${options.part ?? nothing}
    aria-label=${options.name ?? (iconOnly ? label : nothing)}
    aria-disabled=${isBusy || isUnavailable ? 'true' : nothing}
    aria-busy=${isBusy ? 'true' : nothing}
    aria-describedby=${options.describedBy ?? nothing}
    aria-expanded=${options.expanded ?? nothing}
    aria-haspopup=${options.hasPopup ?? nothing}
    @click=${(event: Event) => press(event, options)}
  >
    ${isBusy ? spinner() : nothing}${iconOnly ? (isBusy ? nothing : icon(iconOnly)) : label}
  </button>`;
}

/** A submit button that takes no press must not submit its form either. */
function press(event: Event, options: ButtonOptions): void {
  const {isBusy, isUnavailable, onUnavailable, onPress} = options;
  if (!isBusy && !isUnavailable) {
    onPress(event);
    return;
  }
  event.preventDefault();
  if (!isBusy) onUnavailable?.();
}
