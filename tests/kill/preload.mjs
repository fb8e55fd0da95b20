/** Loaded before the command line: kills the process before the call of that number, or lists all calls. */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { onDiskCall } from './disk-calls.mjs';

const { KILL_AT, KILL_LOG } = process.env;
if (isMainThread) {
  const calls = [];
  const stop = onDiskCall((call, path) => {
    if (calls.length === Number(KILL_AT)) process.kill(process.pid, 'SIGKILL');
    calls.push(`${call}\t${path}\n`);
  });
  process.on('exit', () => {
    stop();
    if (KILL_LOG) writeFileSync(KILL_LOG, calls.join(''));
  });
}
