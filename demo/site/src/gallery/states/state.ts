import type {
  ScenarioName,
  TestGateway,
  TestPortal,
  TestPortalOptions,
} from 'client-portal-elements/testing';
import type {Person} from '../person.ts';

/** One state of an element: what the portal holds, and what somebody does to get there. */
export interface GalleryState {
  /** Unique within its element; part of the address. */
  id: string;
  title: string;
  scenario: ScenarioName;
  /** They win over the scenario's own. */
  options?: TestPortalOptions;
  /** What is so in this portal beyond its scenario. */
  arrange?: (portal: TestPortal) => void;
  /** What is entered in the form of a new method, and what the bank hears. */
  enter?: (gateway: TestGateway) => unknown;
  /** In place of the element's own. */
  markup?: Markup;
  /** Signs in with e-mail and password, where the state is about that. */
  hasOwnSignIn?: true;
  /** A contact comes to what is for staff. */
  isContact?: true;
  /** Not even the portal's first answer arrives. */
  isStarting?: true;
  /** What is done; the state is reached when it ends and {@link sees} is shown. */
  act?: (person: Person, portal: TestPortal) => Promise<unknown>;
  /** Selector of what shows that the state is reached; default: the element's own. */
  sees?: string;
}

/** Tags with their attributes, in the order in which they stand in the page. */
export type Markup = readonly Tag[];

export type Tag = readonly [name: string, attributes?: Readonly<Record<string, string>>];

export interface GalleryElement {
  /** Part of the address. */
  id: string;
  title: string;
  markup: Markup;
  /** It stands at the staff API, with one of the firm's own people before it. */
  isForStaff?: true;
  sees: string;
  states: readonly GalleryState[];
}
