import {spawn} from 'node:child_process';
import {delimiter, resolve} from 'node:path';

export interface Finished {
  code: number;
  /** What it wrote, both streams as they came. */
  output: string;
}

const BIN = resolve(import.meta.dirname, '../../node_modules/.bin');

/** Runs one of the project's commands, such as `tsc`, quietly unless `live`. Never throws for a failure. */
export async function exec(
  command: string,
  args: string[] = [],
  {live = false, env = {}}: {live?: boolean; env?: NodeJS.ProcessEnv} = {},
): Promise<Finished> {
  const path = [BIN, process.env['PATH']].join(delimiter);
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...process.env, PATH: path, ...env},
    shell: process.platform === 'win32',
  });
  let output = '';
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
    if (live) process.stdout.write(chunk);
  };
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return new Promise((done) => {
    child.on('error', (error) => done({code: 1, output: `${output}${error.message}\n`}));
    child.on('close', (code) => done({code: code ?? 1, output}));
  });
}
