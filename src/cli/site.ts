import { join, relative } from 'node:path';
import { outputFiles, publishedTables } from '../../etl/steps/outputs.js';
import { partShares } from '../../etl/steps/part-shares.js';
import { chartFiles } from '../charts/gallery/chart-files.js';
import { publishFolder, withScratch, writableFolder } from '../io/write.js';
import { UsageError } from '../model/usage-error.js';
import type { Built } from '../quality/index.js';
import type { NationalSite } from '../site/national-data.js';
import { SITE, siteFiles } from '../site/site-files.js';
import { count } from '../text/number.js';
import type { Folders } from './context.js';

/** What the site is asked to hold besides the published tables. */
export interface SiteCall {
  /** The folder of imported DfE data. */
  readonly store?: string;
}

/**
 * Figures of all authorities from the store that was named, if one was.
 *
 * @throws UsageError if it holds none of an authority.
 * @example await nationalAt({ store: 'dfe-store' }, { data: 'data', outputs: 'outputs' })
 */
export async function nationalAt({ store }: SiteCall, { data }: Folders): Promise<NationalSite | undefined> {
  if (store === undefined) return undefined;
  const { openStore } = await import('./open-store.js');
  const held = openStore(store);
  const [{ readReference }, { nationalSite }, { authoritiesOf }] = await Promise.all([
    import('../../etl/dfe/reference.js'),
    import('../site/national-data.js'),
    import('../site/packed.js'),
  ]);
  const national = await nationalSite(held, readReference(data).catalogue);
  if (authoritiesOf(national.packed).length === 0)
    throw new UsageError(
      `${store} holds no figure of an authority that could be compared; care-indicators indicators --store ${store} shows what it holds.`,
    );
  return national;
}

/**
 * Build the site alone and put it in its place, all at once.
 *
 * @returns what the terminal shows.
 * @throws UsageError as `nationalAt` does; Error if the project has not been built. The former site then stays.
 * @example await buildSite(build('data'), { data: 'data', outputs: 'outputs' }, {})
 */
export async function buildSite(built: Built, folders: Folders, call: SiteCall): Promise<string> {
  const place = join(folders.outputs, SITE);
  writableFolder(place);
  const national = await nationalAt(call, folders);
  const { files, drawn } = await chartFiles(built);
  const results = await withScratch(folders.outputs, (scratch) =>
    outputFiles(built, publishedTables(built), scratch),
  );
  const pages = await siteFiles({
    built,
    drawn,
    results: [...results, ...files],
    shares: partShares(built),
    national,
  });
  publishFolder(
    place,
    pages.map(({ path, content }) => ({ path: path.slice(`${SITE}/`.length), content })),
    () => true,
  );
  const html = pages.filter(({ path }) => path.endsWith('.html')).length;
  return `${count(html, 'page')}: open ${relative(process.cwd(), join(place, 'index.html'))} in a browser`;
}
