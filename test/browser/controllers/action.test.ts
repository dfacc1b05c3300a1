import {expect, fixture} from '@open-wc/testing';
import {LitElement, html} from 'lit';
import {ActionController} from '../../../src/controllers/action.ts';
import {NetworkError} from '../../../src/errors/index.ts';

class ActionStage extends LitElement {
  readonly runs: PromiseWithResolvers<undefined>[] = [];
  readonly inputs: string[] = [];
  readonly action = new ActionController(this, async (input: string) => {
    this.inputs.push(input);
    const run = Promise.withResolvers<undefined>();
    this.runs.push(run);
    await run.promise;
  });

  override render() {
    const {isPending, error} = this.action;
    return html`${isPending ? 'busy' : (error?.kind ?? 'idle')}`;
  }
}
customElements.define('action-stage', ActionStage);

async function staged() {
  const stage = await fixture<ActionStage>(html`<action-stage></action-stage>`);
  const errors: string[] = [];
  stage.addEventListener('portal-error', (event) => errors.push(event.kind));
  return {
    stage,
    errors,
    async shows() {
      await stage.updateComplete;
      return stage.shadowRoot!.textContent;
    },
  };
}

const offline = () => new NetworkError('Nothing arrives');

describe('what a control starts', () => {
  it('shows that it runs, and that it ended', async () => {
    const {stage, shows} = await staged();

    const done = stage.action.start('a');
    expect(await shows()).to.equal('busy');
    stage.runs[0]!.resolve(undefined);
    await done;

    expect(await shows()).to.equal('idle');
    expect(stage.inputs).to.deep.equal(['a']);
  });

  it('keeps its failure and tells the page of it', async () => {
    const {stage, errors, shows} = await staged();
    const done = stage.action.start('a');

    stage.runs[0]!.reject(offline());
    await done;

    expect(await shows()).to.equal('network');
    expect(errors).to.deep.equal(['network']);
  });

  it('forgets its failure when it is started again', async () => {
    const {stage, shows} = await staged();
    const failed = stage.action.start('a');
    stage.runs[0]!.reject(offline());
    await failed;

    void stage.action.start('b');

    expect(await shows()).to.equal('busy');
    expect(stage.action.error).to.equal(null);
  });

  it('counts the newest start alone: an older one that ends later changes nothing', async () => {
    const {stage, errors, shows} = await staged();
    const older = stage.action.start('a');
    const newer = stage.action.start('b');
    stage.runs[1]!.resolve(undefined);
    await newer;

    stage.runs[0]!.reject(offline());
    await older;

    expect(await shows()).to.equal('idle');
    expect(errors).to.deep.equal([]);
  });

  it('is still pending while only an older one has ended', async () => {
    const {stage, shows} = await staged();
    const older = stage.action.start('a');
    void stage.action.start('b');

    stage.runs[0]!.resolve(undefined);
    await older;

    expect(await shows()).to.equal('busy');
  });

  it('tells nobody of what ends after its element has left', async () => {
    const {stage, errors} = await staged();
    const done = stage.action.start('a');
    stage.remove();

    stage.runs[0]!.reject(offline());
    await done;

    expect(stage.action.isPending).to.equal(false);
    expect(errors).to.deep.equal([]);
  });

  it('swallows no mistake of our own', async () => {
    const {stage, errors} = await staged();
    const done = stage.action.start('a').catch((error: unknown) => error);

    stage.runs[0]!.reject(new TypeError('x is not a function'));

    expect(await done).to.be.instanceOf(TypeError);
    expect(errors).to.deep.equal([]);
    expect(stage.action.isPending).to.equal(false);
  });
});
