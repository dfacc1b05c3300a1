export interface Names {
  /** `open-items` */
  folder: string;
  /** `portal-open-items` */
  tag: string;
  /** `PortalOpenItems` */
  pascal: string;
  /** `openItems` */
  camel: string;
  /** `Open items` */
  title: string;
}

export function namesOf(folder: string): Names {
  const words = folder.split('-');
  const capital = (word = '') => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
  return {
    folder,
    tag: `portal-${folder}`,
    pascal: `Portal${words.map(capital).join('')}`,
    camel: words.map((word, index) => (index === 0 ? word : capital(word))).join(''),
    title: capital(words.join(' ')),
  };
}

/** Contents by path. */
export function elementFiles(names: Names): Record<string, string> {
  const {folder} = names;
  const home = `src/elements/${folder}`;
  const view = `src/views/${folder}`;
  return {
    [`${home}/${folder}.ts`]: element(names),
    [`${home}/define.ts`]: define(names),
    [`${home}/index.ts`]: `export {${names.pascal}} from './${folder}.ts';\n`,
    [`${view}/body.ts`]: body(),
    [`${view}/${folder}.styles.ts`]: styles(),
    [`${view}/index.ts`]: `export {Body} from './body.ts';\nexport {styles} from './${folder}.styles.ts';\n`,
    [`test/browser/elements/${folder}/${folder}.test.ts`]: test(names),
    [`demo/site/src/gallery/states/${folder}.ts`]: gallery(names),
  };
}

const element = ({
  folder,
  tag,
  pascal,
  title,
}: Names) => `import {LateElement} from '../late-element.ts';

/**
 * ${title}.
 *
 * @summary ${title}.
 * @tag ${tag}
 *
 * @slot heading - Above it; nothing by default.
 * @slot error - In place of what is said when it could not be loaded.
 *
 * @csspart base - Everything the element draws.
 * @csspart notice - Why it could not be loaded.
 * @csspart retry - Retry, when it could not be loaded.
 *
 * @cssstate loading - It is not known yet who this is.
 * @cssstate failed - It could not be found out.
 * @cssstate signed-out - Nobody is signed in.
 * @cssstate unavailable - The portal is off.
 * @cssstate ready - A contact is signed in.
 */
export class ${pascal} extends LateElement {
  // Its group of i18n/messages, once it has words: static override readonly words = ['…'] as const;
  protected override importBody = () => import('../../views/${folder}/index.ts');
}

declare global {
  interface HTMLElementTagNameMap {
    '${tag}': ${pascal};
  }
}
`;

const body = () => `import {html, nothing, type TemplateResult} from 'lit';
import type {Host} from '../../controllers/context.ts';
import {block} from '../../parts/index.ts';
import type {BodyTools, LateBody} from '../body.ts';

type State = 'loading' | 'failed' | 'signed-out' | 'unavailable' | 'ready';

/** What the element shows: a chunk of its own, which only pages with the element load. */
export class Body implements LateBody {
  readonly #portal: BodyTools['portal'];

  constructor(_element: Host, {portal}: BodyTools) {
    this.#portal = portal;
  }

  get state(): State {
    const {status} = this.#portal.session;
    if (status === 'starting') return 'loading';
    if (status === 'portal-off') return 'unavailable';
    return status === 'signed-in' ? 'ready' : status;
  }

  async reload(): Promise<void> {
    await this.#portal.client?.session.refresh();
  }

  render(): TemplateResult {
    return html\`<slot name="heading"></slot>\${this.#renderState()}\`;
  }

  #renderState(): TemplateResult | typeof nothing {
    const {session} = this.#portal;
    if (session.status === 'starting') return block(40);
    return session.status === 'signed-in'
      ? html\`<p>\${session.session.firm.name}</p>\`
      : nothing;
  }
}
`;

const styles = () => `import {css} from 'lit';
import {base, skeleton} from '../../styles/index.ts';

const own = css\`
  p {
    color: var(--_muted);
  }
\`;

export const styles = [base, skeleton, own];
`;

const define = ({
  folder,
  tag,
  pascal,
}: Names) => `import {define} from '../../controllers/define.ts';
import {${pascal}} from './${folder}.ts';

define('${tag}', ${pascal});
`;

const test = ({folder, tag, pascal}: Names) => `import {expect} from '@open-wc/testing';
import {html} from 'lit';
import '../../../../src/elements/${folder}/define.ts';
import type {${pascal}} from '../../../../src/elements/${folder}/index.ts';
import {expectAccessible} from '../../support/axe.ts';
import {mountPortal, untilState} from '../../support/mount.ts';

async function mount() {
  const mounted = await mountPortal(html\`<${tag}></${tag}>\`);
  const element = mounted.provider.querySelector<${pascal}>('${tag}')!;
  await untilState(element, 'ready');
  return {...mounted, element};
}

describe('${tag}', () => {
  it('shows a contact whose portal this is', async () => {
    const {element} = await mount();

    expect(element.renderRoot.textContent).to.contain('Alder');
    await expectAccessible(element);
  });
});
`;

const gallery = ({
  folder,
  tag,
  camel,
  title,
}: Names) => `import type {GalleryElement} from './state.ts';

export const ${camel}: GalleryElement = {
  id: '${folder}',
  title: '${title}',
  markup: [['${tag}']],
  sees: '${tag}:state(ready)',
  states: [
    {id: 'ready', title: 'Ready', scenario: 'severalInvoices'},
    {id: 'visitor', title: 'A visitor', scenario: 'signedOut', sees: '${tag}:state(signed-out)'},
  ],
};
`;
