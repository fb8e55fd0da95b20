import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishOutputs } from '../../../src/io/publish-outputs.js';
import { publishFolder, writableFolder, writeTogether } from '../../../src/io/write.js';

let home: string;
let out: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'care-indicators-write-'));
  out = join(home, 'out');
});
afterEach(() => rmSync(home, { recursive: true }));

const output = (path: string, content: string) => ({ path, name: path, title: path, content });
const read = (path: string): string => readFileSync(join(out, path), 'utf8');
const none = (): boolean => false;

describe('publishing a folder', () => {
  it('takes away what the last run wrote and this one does not, and nothing else', () => {
    publishOutputs(out, [output('a.csv', '1'), output('sub/b.csv', '2')], []);
    writeFileSync(join(out, 'mine.txt'), 'kept');
    publishOutputs(out, [output('a.csv', '3')], []);
    expect(readdirSync(out).sort()).toEqual(['a.csv', 'datapackage.json', 'mine.txt']);
    expect(read('a.csv')).toBe('3');
    expect(readdirSync(home)).toEqual(['out']);
  });

  it('keeps links as they are, links that lead nowhere, and empty folders', () => {
    mkdirSync(join(out, 'empty/inside'), { recursive: true });
    mkdirSync(join(home, 'elsewhere'));
    writeFileSync(join(home, 'elsewhere/large.csv'), 'x');
    symlinkSync('../elsewhere', join(out, 'link'));
    symlinkSync('nowhere', join(out, 'broken'));
    publishFolder(out, [{ path: 'a.csv', content: '1' }], none);
    expect(readdirSync(out).sort()).toEqual(['a.csv', 'broken', 'empty', 'link']);
    expect(readdirSync(join(out, 'empty'))).toEqual(['inside']);
    expect(readlinkSync(join(out, 'link'))).toBe('../elsewhere');
    expect(readlinkSync(join(out, 'broken'))).toBe('nowhere');
  });

  it('writes through a folder that is a link, and leaves it a link', () => {
    mkdirSync(join(home, 'shared'));
    symlinkSync('shared', out);
    publishFolder(out, [{ path: 'a.csv', content: '1' }], none);
    expect(lstatSync(out).isSymbolicLink()).toBe(true);
    expect(readdirSync(join(home, 'shared'))).toEqual(['a.csv']);
  });

  it('writes file by file where the folder is the one we are in', () => {
    mkdirSync(out);
    writeFileSync(join(out, 'old.csv'), 'old');
    const before = process.cwd();
    process.chdir(out);
    try {
      publishFolder(out, [{ path: 'a.csv', content: '1' }], (path) => path === 'old.csv');
      expect(readdirSync('.')).toEqual(['a.csv']);
    } finally {
      process.chdir(before);
    }
  });

  it('does not copy what others put there: the file stays the same file', () => {
    mkdirSync(out);
    writeFileSync(join(out, 'mine.txt'), 'mine');
    const { ino } = lstatSync(join(out, 'mine.txt'));
    publishFolder(out, [{ path: 'a.csv', content: '1' }], none);
    expect(lstatSync(join(out, 'mine.txt')).ino).toBe(ino);
  });
});

describe('writing files together', () => {
  it('writes none where one cannot be written', () => {
    mkdirSync(join(out, 'b.csv'), { recursive: true });
    writeFileSync(join(out, 'a.csv'), 'old');
    const files = [
      { path: 'a.csv', content: 'new' },
      { path: 'b.csv', content: 'new' },
    ];
    expect(() => writeTogether(out, files)).toThrow(
      /b\.csv is a folder; a file of that name is to be written/,
    );
    expect(read('a.csv')).toBe('old');
    expect(readdirSync(out).sort()).toEqual(['a.csv', 'b.csv']);
  });

  it('says which name is too long', () => {
    mkdirSync(out);
    const path = `${'x'.repeat(300)}.csv`;
    expect(() => writeTogether(out, [{ path, content: '' }])).toThrow(
      /^The name x+\.csv is too long for the disk\. Nothing was written; .* Choose a shorter name\.$/,
    );
    expect(readdirSync(out)).toEqual([]);
  });

  it.each([
    ['a file', (path: string) => writeFileSync(path, ''), /out is a file; name a folder\.$/],
    [
      'a link that leads nowhere',
      (path: string) => symlinkSync('gone', path),
      /out is a link to gone, which does not exist\. Make that folder, or remove the link\.$/,
    ],
  ])('refuses %s before the work', (_, make, message) => {
    make(out);
    expect(() => writableFolder(out)).toThrow(message);
    expect(() => writableFolder(join(out, 'below'))).toThrow(message);
  });
});
