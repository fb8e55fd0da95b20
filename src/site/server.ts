import { realpathSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';

import { POLICY } from './shell.js';

/** Only this machine is served. */
export const LOOPBACK = '127.0.0.1';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
};

/** Names by which this machine calls itself; any other is a page elsewhere that leads its readers here. */
const isOwn = (host: string | undefined): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '');

/** The path that an address asks for, or nothing if it is none of a page: dot files, steps upward, odd signs. */
function pathOf(url: string | undefined): string | null {
  try {
    const path = decodeURIComponent(new URL(`http://localhost${url}`).pathname);
    const parts = path.split('/').slice(1);
    if (parts.at(-1) === '') parts[parts.length - 1] = 'index.html';
    const plain = parts.every((part) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(part));
    return plain ? join(...parts) : null;
  } catch {
    return null;
  }
}

/** The file of a path, or nothing where there is none within the folder: links that lead out of it lead nowhere. */
function fileAt(folder: string, path: string): string | null {
  try {
    const file = realpathSync(join(folder, path));
    const within = file.startsWith(`${folder}${sep}`) && !file.slice(folder.length).includes(`${sep}.`);
    return within && statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}

function refuse(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`${words}\n`);
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  if (!isOwn(request.headers.host)) return refuse(response, 421, 'This server answers this computer only.');
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return refuse(response, 405, 'This server only sends pages.');
  const path = pathOf(request.url);
  const file = path === null ? null : fileAt(folder, path);
  const type = file === null ? undefined : TYPES[extname(file)];
  if (file === null || type === undefined) return refuse(response, 404, 'There is no such page.');
  if (type.startsWith('text/html'))
    response.setHeader('Content-Security-Policy', `${POLICY}; frame-ancestors 'none'`);
  const content = await readFile(file);
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': content.length });
  response.end(request.method === 'HEAD' ? undefined : content);
}

/**
 * A server of one folder, for this machine only: no files but the folder's own, no dot files, no links out of it.
 *
 * @example server('outputs/site').listen(8080, LOOPBACK)
 */
export function server(folder: string): Server {
  const root = realpathSync(folder);
  return createServer((request, response) => {
    answer(root, request, response).catch(() => refuse(response, 500, 'The file could not be read.'));
  });
}
