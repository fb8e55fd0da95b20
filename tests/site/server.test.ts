import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request, Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { serveSite } from '../../src/cli/serve.js';
import { LOOPBACK, server } from '../../src/site/server.js';

const home = mkdtempSync(join(tmpdir(), 'served-'));
const site = join(home, 'site');
let serving: Server;
let port: number;

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Asks for a path as it is written, which fetch would tidy. */
const ask = (path: string, { method = 'GET', host = `localhost:${port}` } = {}): Promise<Answer> =>
  new Promise((answered, failed) => {
    request({ host: LOOPBACK, port, path, method, headers: { host } }, (response) => {
      let text = '';
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => answered({ status: response.statusCode!, headers: response.headers, text }));
    })
      .on('error', failed)
      .end();
  });

beforeAll(async () => {
  mkdirSync(join(site, 'indicators'), { recursive: true });
  writeFileSync(join(site, 'index.html'), '<p>start');
  writeFileSync(join(site, 'indicators/index.html'), '<p>list');
  writeFileSync(join(site, 'data.csv'), 'a\n');
  writeFileSync(join(site, '.secret.html'), 'secret');
  writeFileSync(join(site, 'program.sh'), 'secret');
  writeFileSync(join(home, 'outside.html'), 'secret');
  symlinkSync(join(home, 'outside.html'), join(site, 'link.html'));
  mkdirSync(join(site, '.git'));
  writeFileSync(join(site, '.git/secret.html'), 'secret');
  symlinkSync(join(site, '.git/secret.html'), join(site, 'to-a-dot-folder.html'));
  symlinkSync(join(site, '.git'), join(site, 'folder'));
  symlinkSync(join(site, '.secret.html'), join(site, 'to-a-dot-file.html'));
  symlinkSync(join(site, 'program.sh'), join(site, 'program.html'));
  serving = server(site);
  await new Promise<void>((listening) => serving.listen(0, LOOPBACK, listening));
  port = (serving.address() as { port: number }).port;
});

afterAll(() => {
  serving.close();
  rmSync(home, { recursive: true });
});

describe('serve', () => {
  it.each([
    ['/', 'text/html; charset=utf-8', '<p>start'],
    ['/index.html?a=b#c', 'text/html; charset=utf-8', '<p>start'],
    ['/indicators/', 'text/html; charset=utf-8', '<p>list'],
    ['/data.csv', 'text/csv; charset=utf-8', 'a\n'],
  ])('gives %s with its type', async (path, type, text) => {
    const answer = await ask(path);
    expect([answer.status, answer.headers['content-type'], answer.text]).toEqual([200, type, text]);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    '/../outside.html',
    '/%2e%2e/outside.html',
    '/..%2foutside.html',
    '/indicators/../../outside.html',
    '/%252e%252e/outside.html',
    '/..\\outside.html',
    '/.secret.html',
    '/%2esecret.html',
    '/link.html',
    '/to-a-dot-file.html',
    '/to-a-dot-folder.html',
    '/folder/secret.html',
    '/indicators',
    '/program.sh',
    '/program.html',
    '/index.html%00.csv',
    '/%',
    '//localhost/index.html',
    '/no-such-page.html',
  ])('refuses %s', async (path) => {
    const { status, text } = await ask(path);
    expect([status, text.includes('secret')]).toEqual([404, false]);
  });

  it('lets pages load nothing from elsewhere, and no page elsewhere frame them', async () => {
    expect((await ask('/')).headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
  });

  it('answers no other host, so that no page elsewhere can read it', async () => {
    for (const host of ['example.org', `example.org:${port}`, 'localhost.example.org'])
      expect((await ask('/', { host })).status).toBe(421);
    expect((await ask('/', { host: `127.0.0.1:${port}` })).status).toBe(200);
  });

  it('gives something to read only', async () => {
    expect((await ask('/', { method: 'POST' })).status).toBe(405);
    expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
  });

  it('listens to this machine only', async () => {
    const listen = vi.spyOn(Server.prototype, 'listen');
    const said = await serveSite({ data: '', outputs: home }, { port: '0' });
    const [started] = listen.mock.contexts as Server[];
    listen.mockRestore();
    const { address, port: taken } = started!.address() as { address: string; port: number };
    started!.close();
    expect(address).toBe('127.0.0.1');
    expect(said).toContain(`http://localhost:${taken}/ on this computer only`);
  });

  it('says what to do where the port is taken, is none, or there is no site', async () => {
    const where = { data: '', outputs: home };
    await expect(serveSite(where, { port: String(port) })).rejects.toThrow(
      `Port ${port} is taken; choose another: care-indicators serve --port ${port + 1}`,
    );
    await expect(serveSite(where, { port: '80a' })).rejects.toThrow('"80a" is not a port');
    await expect(serveSite({ data: '', outputs: site }, { port: '0' })).rejects.toThrow(
      'build it first: care-indicators site',
    );
  });
});
