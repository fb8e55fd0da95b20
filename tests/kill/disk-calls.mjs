import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Calls that change the disk, each with the place of the path that it changes among its arguments. */
const CALLS = {
  openSync: 0,
  writeFileSync: 0,
  writeSync: 0,
  fsyncSync: 0,
  renameSync: 1,
  unlinkSync: 0,
  rmSync: 0,
  rmdirSync: 0,
  mkdirSync: 0,
  linkSync: 1,
  symlinkSync: 1,
  copyFileSync: 1,
  cpSync: 1,
  chmodSync: 0,
};

/**
 * Have a function called before each call that changes the disk.
 *
 * @param {(call: string, path: string) => void} before what it throws, the caller is thrown.
 * @returns {() => void} how to end it.
 */
export function onDiskCall(before) {
  const own = {};
  for (const [name, at] of Object.entries(CALLS)) {
    own[name] = fs[name];
    fs[name] = (...words) => {
      const reads = name === 'openSync' && (words[1] ?? 'r') === 'r';
      if (!reads) before(name, String(words[at]));
      return own[name](...words);
    };
  }
  const { spawnSync } = childProcess;
  childProcess.spawnSync = (...words) => {
    if (words[0] === 'perl') before('exchange', String(words[1].at(-1)));
    return spawnSync(...words);
  };
  syncBuiltinESMExports();
  return () => {
    Object.assign(fs, own);
    childProcess.spawnSync = spawnSync;
    syncBuiltinESMExports();
  };
}
