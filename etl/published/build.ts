import { type Fault, refuse } from '../../src/model/fault.js';
import { Observation } from '../../src/model/observation.js';
import { proseObservations } from '../../src/published/prose.js';
import { type AreaLabel, tidy } from '../../src/published/tidy.js';
import type { Audit } from '../../src/quality/check.js';
import { audit, type Built } from '../../src/quality/index.js';
import type { Input } from './read.js';

/** What of an observation breaks the schema that every reader of the outputs relies on. */
function schemaFaults(o: Observation): Fault[] {
  const { success, error } = Observation.safeParse(o);
  if (success) return [];
  return error.issues.map(({ path, message }) => ({
    file: `the observation of ${o.table}`,
    row: o.row,
    column: path.join('.') || String(o.column),
    value: o.published,
    message: `${message}.`,
  }));
}

/** Published grids and running text to observations; what cannot be read is a fault. */
export function tidyAll({ catalogue, publications }: Input): {
  observations: Observation[];
  labels: AreaLabel[];
  faults: Fault[];
} {
  const observations: Observation[] = [];
  const labels: AreaLabel[] = [];
  const faults: Fault[] = [];
  for (const { publication, grids, recipes, faulty, prose, proseFile } of publications) {
    const year = Number(publication.date.slice(0, 4));
    for (const grid of grids) {
      const recipe = recipes.find(({ table }) => table === grid.table)!;
      const { section } = publication.tables.find(({ table }) => table === grid.table)!;
      const read = tidy(grid, recipe, { source: `${publication.id}, ${section}`, year }, catalogue);
      observations.push(...read.observations);
      labels.push(...read.labels);
      // What a faulty recipe says is known by now; what is wrong with the labels and cells is not.
      faults.push(...read.faults.filter(({ row }) => row !== null || !faulty.has(grid.table)));
    }
    const stated = proseObservations(prose, proseFile, publication, catalogue);
    observations.push(...stated.observations);
    faults.push(...stated.faults);
  }
  faults.push(...observations.flatMap(schemaFaults));
  return { observations, labels, faults };
}

/** All that the checks look at. */
export const assemble = (
  { catalogue, publications, dfe }: Input,
  { observations, labels }: Pick<ReturnType<typeof tidyAll>, 'observations' | 'labels'>,
): Audit => ({
  publications: publications.map(({ publication }) => publication),
  grids: publications.flatMap(({ grids }) => grids),
  recipes: publications.flatMap(({ recipes }) => recipes),
  labels,
  figures: observations,
  catalogue,
  sources: Object.fromEntries(
    publications.map(({ publication: { id, title, publisher, date } }) => [
      id,
      `${title} (${publisher}, ${date})`,
    ]),
  ),
  dfe: dfe.figures,
  dfeFiles: dfe.files,
  claims: publications.flatMap(({ publication, claims }) =>
    claims.map((claim) => ({ ...claim, publication: publication.id })),
  ),
});

/**
 * The whole of the reading side: tidy what was read and audit it.
 *
 * @param found faults of form that reading met.
 * @throws RefusedInput with every fault, if there is any.
 */
export function build(input: Input, found: readonly Fault[] = []): Built {
  const tidied = tidyAll(input);
  refuse([...found, ...tidied.faults]);
  const all = assemble(input, tidied);
  return { ...all, ...audit(all) };
}
