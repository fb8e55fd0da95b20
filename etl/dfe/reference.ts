import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCatalogue, readRows } from '../../src/io/read-catalogue.js';
import type { Catalogue } from '../../src/model/catalogue.js';
import { type Fault, refuse } from '../../src/model/fault.js';
import { MeasureRule } from './measure-rules.js';
import { Measures } from './measures.js';
import { UnitRule, Units } from './units.js';

/** What the readers of DfE files know beforehand. */
export interface Reference {
  readonly catalogue: Catalogue;
  readonly measures: Measures;
}

/** Rules that name an indicator the catalogue does not hold. */
const strangers = (rules: readonly MeasureRule[], { indicators }: Catalogue, file: string): Fault[] =>
  rules.flatMap(({ indicator }, index) =>
    indicators.has(indicator)
      ? []
      : [
          {
            file,
            row: index + 2,
            column: 'indicator',
            value: indicator,
            message: 'is not in indicators.csv.',
          },
        ],
  );

/**
 * Read the catalogue and the rules of DfE's columns from `data/reference`.
 *
 * @throws RefusedInput with every fault of them.
 */
export function readReference(data: string): Reference {
  const folder = join(data, 'reference');
  const { catalogue, faults } = readCatalogue((name) => readFileSync(join(folder, `${name}.csv`)), folder);
  const [columns, headings] = ['dfe-measures.csv', 'dfe-units.csv'].map((name) => join(folder, name)) as [
    string,
    string,
  ];
  const rules = readRows(readFileSync(columns), columns, MeasureRule, [
    'column',
    'beside',
    'where',
    'indicator',
    'breakdown',
    'numerator',
    'denominator',
  ]);
  const units = readRows(readFileSync(headings), headings, UnitRule, ['heading']);
  refuse([...faults, ...rules.faults, ...units.faults, ...strangers(rules.rows, catalogue, columns)]);
  return {
    catalogue,
    measures: new Measures(
      rules.rows,
      new Units(units.rows),
      new Map([...catalogue.indicators].map(([id, { unit }]) => [id, unit])),
    ),
  };
}
