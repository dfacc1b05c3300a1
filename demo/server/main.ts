import {readConfig} from './config.ts';
import {runUntilSignal} from './run.ts';
import {startServer} from './server.ts';

/** `npm run server`: one server process on what the environment names. */
await runUntilSignal(async () => {
  const server = await startServer(readConfig(process.env));
  server.log.info({url: server.url, pid: process.pid}, 'listening');
  return server;
});
