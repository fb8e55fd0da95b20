import { placesOf, type ScreenCheck, type Trouble, whereIn } from '../check.js';
import { rowNumber } from '../sheet.js';
import { isCode, LEVELS, NAMES_WITHOUT_CODE } from '../standard.js';
import type { Subject } from '../subject.js';

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Schools of the armed forces abroad, which DfE lists as an authority without a nine-character code. */
const FORCES = 'British Forces Post Office overseas establishments';

/** Pairs of code and name in the rows of a file, each with its rows. */
function pairsOf({ filled, cell, data }: Subject, code: string, name: string) {
  const pairs = new Map<string, { code: string; name: string; rows: number[] }>();
  if (!data.columns.includes(code) || !data.columns.includes(name)) return [];
  for (const index of filled) {
    const [own, found] = [cell(index, code).trim(), cell(index, name).trim()];
    if (own === '' || found === '') continue;
    const there = pairs.get(`${own} ${found}`) ?? { code: own, name: found, rows: [] };
    there.rows.push(rowNumber(index));
    pairs.set(`${own} ${found}`, there);
  }
  return [...pairs.values()];
}

/** Codes that stand with a name that our list of places does not give them, or that it does not have. */
function unlikeOurList(subject: Subject, code: string, name: string): Trouble[] {
  const { places: known } = subject;
  if (known.size === 0) return [];
  const pairs = pairsOf(subject, code, name).filter(
    (pair) => isCode(code, pair.code) && pair.code.length === 9,
  );
  const wrong = pairs.filter(
    (pair) => known.get(pair.code)?.every((each) => plain(each) !== plain(pair.name)) ?? false,
  );
  const unknown = pairs.filter((pair) => pair.code.startsWith('E') && !known.has(pair.code));
  return [
    ...wrong.map((pair): Trouble => {
      const places = placesOf(name, [[pair.name, pair.rows]]);
      const wanted = known.get(pair.code)![0]!;
      return {
        result: 'fail',
        message: `${code} and ${name} are "${pair.code} ${pair.name}" ${whereIn(places)}; that is the code of ${wanted}.`,
        guidance: `Write ${wanted}, or the code of ${pair.name}.`,
        places,
      };
    }),
    ...unknown.map((pair): Trouble => {
      const places = placesOf(code, [[pair.code, pair.rows]]);
      return {
        result: 'advisory',
        message: `${code} is "${pair.code}" for ${pair.name} ${whereIn(places)}; our list of regions and authorities does not have it.`,
        guidance: 'Check the code: DfE refuses codes that are not in its own list.',
        places,
      };
    }),
  ];
}

/** Places without a code whose name does not say why there is none. */
const withoutCode = (subject: Subject, code: string, name: string): Trouble[] =>
  pairsOf(subject, code, name)
    .filter((pair) => pair.code === 'z' && !NAMES_WITHOUT_CODE.test(pair.name) && pair.name !== FORCES)
    .map((pair) => {
      const places = placesOf(name, [[pair.name, pair.rows]]);
      return {
        result: 'fail',
        message: `${name} is "${pair.name}" with the code z ${whereIn(places)}.`,
        guidance:
          'With the code z write Not applicable, Unknown or Outside of England; x is the code of a place that is not known.',
        places,
      };
    });

/** Levels whose codes and names DfE holds against a list. */
const LISTED = LEVELS.filter(({ level }) =>
  [
    'Regional',
    'Local authority',
    'Local authority district',
    'Parliamentary constituency',
    'Ward',
    'Local enterprise partnership',
    'Local skills improvement plan area',
    'English devolved area',
  ].includes(level),
);

export const knownPlaces: ScreenCheck = {
  check: 'known_places',
  official: [
    'check_geog_region_combos',
    'check_geog_la_combos',
    'check_geog_lad_combos',
    'check_geog_pcon_combos',
    'check_geog_ward_combos',
    'check_geog_lep_combos',
    'check_geog_lsip_combos',
    'check_geog_eda_combos',
  ],
  passed: 'Every code of a region or local authority stands with the name of that place.',
  look: (subject) => [
    ...unlikeOurList(subject, 'region_code', 'region_name'),
    ...unlikeOurList(subject, 'new_la_code', 'la_name'),
    ...LISTED.flatMap(({ code, name }) => withoutCode(subject, code, name)),
  ],
};
