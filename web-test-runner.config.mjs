/**
 * Browser tests, in every installed engine: `npm run test:browser`; in one, or some files of them:
 * `BROWSERS=chromium npm run test:browser -- --files test/browser/parts/money.test.ts`.
 */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {puppeteerLauncher} from '@web/test-runner-puppeteer';
import {countReporter} from './test/setup/count-reporter.ts';
import {findChromium} from './test/setup/chromium.ts';
import {findFirefox} from './test/setup/firefox.ts';
import {serveSimulator} from './test/setup/simulator.ts';
import {findWebKit, startWebKit} from './test/setup/webkit.ts';

const mswWorker = readFileSync(
  createRequire(import.meta.url).resolve('msw/mockServiceWorker.js'),
  'utf8',
);

async function chromium() {
  const {executablePath, args} = await findChromium();
  return puppeteerLauncher({launchOptions: {executablePath, args}, concurrency: 2});
}

function firefox() {
  const executablePath = findFirefox();
  if (!executablePath) return notRun('Firefox', 'firefox-esr');
  return puppeteerLauncher({
    launchOptions: {browser: 'firefox', executablePath, headless: true},
    concurrency: 1,
  });
}

async function webkit() {
  const installed = findWebKit();
  if (!installed) return notRun('WebKit', 'webkit2gtk-driver and xvfb');
  const {webdriverLauncher} = await import('@web/test-runner-webdriver');
  return webdriverLauncher({...(await startWebKit(installed)), path: '/', logLevel: 'error'});
}

function notRun(engine, packages) {
  console.log(`${engine}: not run (${packages} not installed)`);
  if (process.env.CI) throw new Error(`${engine} is not installed and CI runs every engine.`);
  return undefined;
}

const engines = {chromium, firefox, webkit};
const wanted = process.env.BROWSERS?.split(',') ?? Object.keys(engines);
const browsers = await Promise.all(wanted.map((name) => engines[name]()));

export default {
  rootDir: '.',
  files: 'test/browser/**/*.test.ts',
  browsers: browsers.filter((browser) => browser !== undefined),
  concurrentBrowsers: 1,
  nodeResolve: {exportConditions: ['development', 'browser'], extensions: ['.ts', '.js', '.mjs']},
  // By its own address, so that a test that imports from it gets the same module.
  testRunnerHtml: () =>
    '<!doctype html><script type="module" src="/test/setup/framework.ts"></script>',
  testFramework: {config: {timeout: 30_000}},
  reporters: [
    defaultReporter(),
    ...(process.env.TEST_COUNTS ? [countReporter(process.env.TEST_COUNTS)] : []),
  ],
  browserLogs: false,
  testsStartTimeout: 60_000,
  browserStartTimeout: 60_000,
  middleware: [
    function serveMswWorker(context, next) {
      if (context.path !== '/mockServiceWorker.js') return next();
      context.type = 'text/javascript';
      context.body = mswWorker;
    },
    serveSimulator(),
  ],
  plugins: [
    esbuildPlugin({
      ts: true,
      tsconfig: 'tsconfig.json',
      target: ['chrome125', 'firefox128', 'safari17.5'],
    }),
  ],
};
