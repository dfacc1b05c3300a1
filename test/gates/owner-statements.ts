/** Every statement of docs/owner-statements.md leads to a test that is there under that title. */
import {existsSync, readFileSync} from 'node:fs';

const page = 'docs/owner-statements.md';
const statements = readFileSync(page, 'utf8')
  .split(/\n(?=- )/)
  .slice(1);

for (const statement of statements) {
  const [sentence = '', ...lines] = statement.trim().split('\n');
  const tests = lines.flatMap((line) => {
    const [, file = '', title = ''] = /^ {2}- \[.+\]\(\.\.\/(.+?)\): (.+)$/.exec(line) ?? [];
    return title === '' ? [] : [{file, title}];
  });
  if (tests.length === 0) complain(`“${sentence}” names no test`);
  for (const {file, title} of tests) {
    if (existsSync(file) && readFileSync(file, 'utf8').includes(title)) continue;
    complain(`“${title}” is not in ${file}`);
  }
}
if (statements.length === 0) complain('There are no statements');

function complain(message: string): void {
  console.error(`${page}: ${message}`);
  process.exitCode = 1;
}
