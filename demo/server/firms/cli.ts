/** `npm run create-firm -- --key <key> …`: a firm in an empty database, or a change of one. */
import {askChannel} from '../channel/channel.ts';
import {inDatabase} from '../channel/database.ts';
import {randomIds} from '../ids.ts';
import {passwordCost} from '../sessions/passwords.ts';
import {StartError} from '../start-error.ts';
import {carryOut} from './carry-out.ts';
import type {FirmOrder, FirmOutcome} from './carry-out.ts';
import {readOptions} from './options.ts';
import type {FirmAnswer} from './routes.ts';

try {
  const {STAFF_PASSWORD: password = null} = process.env;
  const order = {...readOptions(process.argv.slice(2)), password};
  const outcome = await inDatabase(process.env, {
    here: (db) => carryOut({db, ids: randomIds, cost: passwordCost}, order),
    there: (dataDir) => askServer(dataDir, order),
    makesFolder: true,
  });
  print(order, outcome);
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function askServer(dataDir: string, order: FirmOrder): Promise<FirmOutcome | null> {
  const answer = await askChannel<FirmAnswer>(dataDir, '/firms', JSON.stringify(order));
  if (answer === null) return null;
  if ('mistake' in answer) throw new StartError(answer.mistake);
  return answer.outcome;
}

function print({changes, staff}: FirmOrder, {isNew, madePassword}: FirmOutcome): void {
  console.log(`The firm ${changes.key} is ${isNew ? 'made' : 'changed'}.`);
  if (!staff) return;
  const shown = madePassword === null ? '' : ` with the password ${madePassword}`;
  console.log(`${staff.email} can sign in${shown}.`);
}
