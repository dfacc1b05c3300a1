import type {CSSResultGroup} from 'lit';
import type {AnnounceController} from '../controllers/announce.ts';
import type {PortalController} from '../controllers/portal.ts';
import type {Localizer} from '../i18n/index.ts';

/** What an element shows and does that is a chunk of its own; its frame is `elements/late-element.ts`. */
export interface LateBody {
  /** One of the element's `@cssstate`s. */
  readonly state: string;
  render(localizer: Localizer): unknown;
  /** Asks again for what is shown. */
  reload(): Promise<void>;
}

/** What a body gets from its element. */
export interface BodyTools {
  readonly portal: PortalController;
  /** The element's live regions. */
  readonly announce: AnnounceController;
  /** Login was pressed. The page may show a sign-in of its own. */
  readonly login: () => void;
}

/** What `views/<name>/index.ts` exports for its element. */
export interface LateBodyModule<E, B extends LateBody> {
  /** It may add itself to the element's controllers. */
  readonly Body: new (element: E, tools: BodyTools) => B;
  /** Beside those of the frame: what stands in both counts once. */
  readonly styles: CSSResultGroup;
}
