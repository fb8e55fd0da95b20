import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../model/usage-error.js';
import { LOOPBACK, server } from '../site/server.js';
import { SITE } from '../site/site-files.js';
import type { Folders } from './context.js';

const HIGHEST = 65_535;

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > HIGHEST)
    throw new UsageError(`"${text}" is not a port; --port takes a number from 0 to ${HIGHEST}.`);
  return port;
}

/**
 * Serve the site to this machine until it is stopped.
 *
 * @returns what the terminal shows, once the server listens.
 * @throws UsageError if there is no site, or the port is taken or not allowed.
 * @example await serveSite({ data: 'data', outputs: 'outputs' }, { port: '8080' })
 */
export async function serveSite({ outputs }: Folders, { port }: { readonly port: string }): Promise<string> {
  const folder = join(outputs, SITE);
  if (!existsSync(join(folder, 'index.html')))
    throw new UsageError(`There is no site in ${outputs} yet; build it first: care-indicators site`);
  const wanted = portOf(port);
  const serving = server(folder);
  await new Promise<void>((listening, failed) => {
    serving.once('error', ({ code }: NodeJS.ErrnoException) =>
      failed(
        new UsageError(
          code === 'EADDRINUSE'
            ? `Port ${port} is taken; choose another: care-indicators serve --port ${wanted + 1}`
            : `Port ${port} cannot be used (${code}); choose another: care-indicators serve --port 8080`,
        ),
      ),
    );
    serving.listen(wanted, LOOPBACK, listening);
  });
  const { port: taken } = serving.address() as { port: number };
  return `The explorer is at http://localhost:${taken}/ on this computer only; stop it with Ctrl+C.`;
}
