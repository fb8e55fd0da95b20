import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { outputFiles, publishedTables } from '../../etl/steps/outputs.js';
import { partShares } from '../../etl/steps/part-shares.js';
import { chart } from '../../src/charts/index.js';
import { render } from '../../src/charts/render/index.js';
import { suggested, suggestedAcross } from '../../src/charts/suggest.js';
import type { OutputFile } from '../../src/io/datapackage.js';
import type { Built } from '../../src/quality/index.js';
import type { NationalSite } from '../../src/site/national-data.js';
import { SITE, siteFiles } from '../../src/site/site-files.js';
import { built as dataset } from '../analysis/published.js';

/** The files of the site by their paths within it. */
export type SiteFiles = ReadonlyMap<string, string>;

/** How much of the published tables a small site shows as charts. */
export interface Asked {
  readonly built?: Built;
  /** The tables whose charts it has; all of them unless said. */
  readonly tables?: readonly string[];
  readonly national?: NationalSite;
}

async function resultsOf(built: Built): Promise<OutputFile[]> {
  const staging = mkdtempSync(join(tmpdir(), 'site-'));
  const results = await outputFiles(built, publishedTables(built), staging);
  rmSync(staging, { recursive: true });
  return results;
}

/** The rows of every CSV file that a run publishes beside the site, as a reader of the files finds them. */
export async function publishedRows(): Promise<(path: string) => Record<string, string>[]> {
  const results = await resultsOf(dataset);
  const read = new Map(
    results
      .filter(({ path }) => /^[a-z]+\.csv$/.test(path))
      .map(({ path, content }) => [
        path,
        parse(String(content), { columns: true }) as Record<string, string>[],
      ]),
  );
  return (path) => read.get(path)!;
}

/** The files of a site of the five documents; pictures to take away are their SVG only. */
export async function builtSite({ built = dataset, tables, national }: Asked = {}): Promise<SiteFiles> {
  const all = tables ?? built.grids.map(({ table }) => table);
  const requests = [
    ...(tables ? [] : suggestedAcross(built)),
    ...all.flatMap((table) => suggested(built, table)),
  ];
  const drawn = requests.map((request) => ({
    chart: chart(request.kind, built, request.options),
    request,
  }));
  const results = await resultsOf(built);
  const beside = await Promise.all(
    drawn.flatMap(({ chart: one }) =>
      (['svg', 'png', 'csv'] as const).map(
        async (format): Promise<OutputFile> => ({
          path: `charts/${one.name}.${format}`,
          name: one.name,
          title: one.title,
          content: format === 'png' ? 'a picture' : await render(one, format),
        }),
      ),
    ),
  );
  const files = await siteFiles({
    built,
    drawn,
    results: [...results, ...beside],
    shares: partShares(built),
    national,
  });
  return new Map(files.map(({ path, content }) => [path.slice(SITE.length + 1), String(content)]));
}

/** Put a site into a folder, as the run does. */
export function written(files: SiteFiles, folder: string): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
