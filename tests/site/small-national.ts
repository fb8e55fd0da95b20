import { join } from 'node:path';
import { readReference } from '../../etl/dfe/reference.js';
import type { National } from '../../src/analysis/benchmark/national.js';
import { projectFolder } from '../../src/project.js';
import { type NationalSite, pack } from '../../src/site/national-data.js';
import { codeOf, type FileFigure, fileFigures } from '../analysis/national-figures.js';
import { catalogue } from '../small.js';

const RATES: Readonly<Record<string, readonly string[]>> = {
  Croydon: ['412.2', '410.3', '405.1'],
  Hackney: ['380.4', '391.9', '402.6'],
  Luton: ['350.0', 'suppressed', '361.3'],
  Merton: ['301.5', '299.2', '310.8'],
  Kent: ['333.3', '410.3', '340.1'],
  London: ['371.2', '369.4', '367.9'],
  England: ['332.2', '346.4', '337.3'],
};

const SHARES: Readonly<Record<string, string>> = {
  Croydon: '13.9',
  Hackney: '17',
  Luton: 'suppressed',
  Merton: '9.4',
  Kent: '16.1',
  London: '13',
  England: '15.8',
};

/** The children behind the shares: with a plan for a second time, of all who had one. */
const PLANS: Readonly<Record<string, readonly [number | null, number]>> = {
  Croydon: [50, 360],
  Hackney: [4, 24],
  Luton: [null, 200],
  Merton: [15, 160],
  Kent: [161, 1000],
  London: [1300, 10000],
  England: [9480, 60000],
};

const PERIODS = ['31 March 2013', '31 March 2014', '31 March 2015'];

/** The neighbours of two authorities by two models. */
const neighbours = [
  ['2014', 'Croydon', ['Luton', 'Merton', 'Hackney']],
  ['2021', 'Croydon', ['Kent', 'Luton']],
  ['2014', 'Hackney', ['Croydon', 'Merton']],
] as const;

/** Two ages of one indicator, of which the page must not call one the other. */
const AGES: readonly FileFigure[] = [
  { area: 'Croydon', period: '31 March 2015', breakdown: 'age=17-18', is: '99.1' },
  { area: 'Croydon', period: '31 March 2015', breakdown: 'age=19-21', is: '88.2' },
];

/** A percentage that its counts contradict, a count, and a figure of which the next is withheld after a year without. */
const OTHERS: readonly FileFigure[] = [
  { indicator: 'uasc_share', area: 'Croydon', is: '51.6', of: [364, 760] },
  { indicator: 'uasc_share', area: 'Merton', is: '9.8' },
  { indicator: 'cla_number', area: 'Croydon', period: '31 March 2012', is: '746' },
  { indicator: 'cla_number', area: 'Croydon', is: '790' },
  { indicator: 'cla_number', area: 'Merton', is: '150' },
  { indicator: 'cla_number', area: 'England', is: '68840' },
  { indicator: 'cla_number', area: 'Croydon', period: '31 March 2015', is: 'suppressed' },
];

/** Figures of five authorities as a store gives them. */
export const national: National = {
  figures: fileFigures([
    ...Object.entries(RATES).flatMap(([area, values]) => [
      ...values.map(
        (is, at) =>
          ({
            area,
            period: PERIODS[at]!,
            is,
            ...(is === 'suppressed' ? { of: [null, 50_000] } : {}),
          }) as const,
      ),
      {
        indicator: 'cpp_reregistration',
        area,
        period: '2013-14',
        is: SHARES[area]!,
        of: PLANS[area]!,
        release: area === 'Kent' ? 'file-2015' : 'file-2014',
      } as const,
    ]),
    ...AGES,
    ...OTHERS,
  ] as readonly FileFigure[]),
  catalogue,
  neighbours: neighbours.flatMap(([model_year, area_name, listed]) =>
    listed.map((neighbour_name) => ({
      model_year,
      area_code: codeOf(area_name),
      area_name,
      neighbour_code: codeOf(neighbour_name),
      neighbour_name,
      source: 'a list',
    })),
  ),
};

export const packed = pack(national, readReference(join(projectFolder(), 'data')).catalogue);

/** What the pages are given of the store. */
export const nationalPages: NationalSite = {
  packed,
  releases: [
    {
      release: 'file-2014',
      table: 'file',
      file: 'a_file_of_the_department.csv',
      form: 'ees',
      latest: 2014,
      rows: 30,
      figures: 1234,
      areas: 7,
      issues: 0,
      bytes: 1000,
      sha256: 'a'.repeat(64),
      imported: '2026-11-22',
    },
  ],
};
