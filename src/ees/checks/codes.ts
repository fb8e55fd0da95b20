import { listed, quotedList } from '../../text/list.js';
import { placesOf, type ScreenCheck, type Trouble, whereIn } from '../check.js';
import { rowNumber } from '../sheet.js';
import {
  CODE_FORMS,
  COUNTRIES,
  ENGLAND_CELLS,
  isCode,
  LEVELS,
  LIMITS,
  NAMES_WITHOUT_CODE,
  NO_CODE,
} from '../standard.js';
import type { Subject } from '../subject.js';

/** The one set of countries that DfE's list gives the code z. */
const UK_WITHOUT_SCOTLAND = 'England, Wales and Northern Ireland';

export const countryCode: ScreenCheck = {
  check: 'country_code',
  official: ['check_geog_country_combos'],
  passed: `Every country has its own code, ${ENGLAND_CELLS.country_code} for England.`,
  look: ({ filled, cell }) => {
    const wrong = new Map<string, { rows: number[]; isEngland: boolean }>();
    for (const index of filled) {
      const [code, name] = [cell(index, 'country_code'), cell(index, 'country_name')];
      if (code === '' || name === '' || code === 'x') continue;
      if (
        code === 'z'
          ? NAMES_WITHOUT_CODE.test(name) || name === UK_WITHOUT_SCOTLAND
          : COUNTRIES[code] === name
      )
        continue;
      const key = `${name} (${code})`;
      const there = wrong.get(key) ?? {
        rows: [],
        isEngland: name.trim().toLowerCase() === 'england' || code === ENGLAND_CELLS.country_code,
      };
      there.rows.push(rowNumber(index));
      wrong.set(key, there);
    }
    return [...wrong].map(([key, { rows, isEngland }]): Trouble => {
      const places = placesOf('country_code', [[key, rows]]);
      const wight = key.includes('E06000046') ? ', the code of the Isle of Wight,' : '';
      return {
        result: 'fail',
        message: `The country is ${key}${wight} ${whereIn(places)}.`,
        guidance: isEngland
          ? `Write England with the code ${ENGLAND_CELLS.country_code}.`
          : `Write one of ${listed(
              Object.entries(COUNTRIES).map(([code, name]) => `${name} (${code})`),
              9,
            )}; Outside of England (z) or Unknown (z) where it is none of them.`,
        places,
      };
    });
  },
};

export const codeForm: ScreenCheck = {
  check: 'code_form',
  official: [],
  passed: 'Every code of a place has the form that its column wants.',
  look: ({ texts }) =>
    Object.entries(CODE_FORMS).flatMap(([column, { like }]): Trouble[] => {
      if (column === 'country_code') return [];
      const wrong = [...texts(column)].filter(
        ([text]) => text !== '' && !NO_CODE.includes(text) && !isCode(column, text),
      );
      const places = placesOf(column, wrong);
      return wrong.length === 0
        ? []
        : [
            {
              result: 'fail',
              message: `${column} has ${quotedList(wrong.map(([text]) => text))} ${whereIn(places)}.`,
              guidance: `${column} is ${like}; x where it is not known, z where there is none.`,
              places,
            },
          ];
    }),
};

export const codeLength: ScreenCheck = {
  check: 'code_length',
  official: ['check_api_char_loc_code'],
  passed: `No code of a place is longer than ${LIMITS.code} characters.`,
  look: ({ texts }) =>
    LEVELS.flatMap(({ code, others }) => [...others, code]).flatMap((column): Trouble[] => {
      const long = [...texts(column)].filter(([text]) => text.length > LIMITS.code);
      const places = placesOf(column, long);
      return long.length === 0
        ? []
        : [
            {
              result: 'advisory',
              message: `${column} has codes of more than ${LIMITS.code} characters ${whereIn(places)}: ${quotedList(long.map(([text]) => text))}.`,
              guidance: `The EES API takes codes of ${LIMITS.code} characters.`,
              places,
            },
          ];
    }),
};

interface Pairing {
  /** The other column's texts, each with the periods and rows in which it goes with the text. */
  readonly partners: Map<string, { periods: Set<string>; rows: number[] }>;
}

function pairings({ filled, cell }: Subject, one: string, other: string): Map<string, Pairing> {
  const found = new Map<string, Pairing>();
  for (const index of filled) {
    const [text, partner] = [cell(index, one), cell(index, other)];
    if (text === '' || partner === '' || NO_CODE.includes(text) || NO_CODE.includes(partner)) continue;
    const pairing = found.get(text) ?? { partners: new Map() };
    const known = pairing.partners.get(partner) ?? { periods: new Set(), rows: [] };
    known.periods.add(cell(index, 'time_period'));
    known.rows.push(rowNumber(index));
    pairing.partners.set(partner, known);
    found.set(text, pairing);
  }
  return found;
}

function disagreements(subject: Subject, one: string, other: string): Trouble[] {
  const byCode = one.endsWith('_code');
  const several = [...pairings(subject, one, other)].filter(([, { partners }]) => partners.size > 1);
  const said = several.map(([text, { partners }]) => {
    const all = [...partners];
    const atOnce = all.some(([a, { periods }]) =>
      all.some(([b, later]) => a !== b && [...periods].some((period) => later.periods.has(period))),
    );
    const [, ...rarer] = all.sort(([, a], [, b]) => b.rows.length - a.rows.length);
    return {
      atOnce,
      words: `"${text}" with ${quotedList(all.map(([partner]) => partner))}`,
      places: placesOf(
        other,
        rarer.map(([partner, { rows }]) => [partner, rows]),
      ),
    };
  });
  const atOnce = said.filter((each) => each.atOnce);
  const overTime = said.filter((each) => !each.atOnce);
  const places = atOnce.flatMap((each) => each.places);
  return [
    ...(atOnce.length === 0
      ? []
      : [
          {
            result: byCode ? ('fail' as const) : ('advisory' as const),
            message: `One ${one} goes with several ${other} in one period: ${listed(atOnce.map(({ words }) => words))}, ${whereIn(places)}.`,
            guidance: byCode
              ? 'One place has one code and one name.'
              : 'Two places may share a name, as the former and today’s Dorset do; else keep one code.',
            places,
          },
        ]),
    ...(overTime.length === 0
      ? []
      : [
          {
            result: 'advisory' as const,
            message: `The ${other} of a ${one} changes over the years: ${listed(overTime.map(({ words }) => words))}.`,
            guidance:
              'A boundary or a name may have changed: say so in the notes, and compare the years with care.',
            places: overTime.flatMap((each) => each.places),
          },
        ]),
  ];
}

export const codeAndName: ScreenCheck = {
  check: 'code_and_name',
  official: [],
  passed: 'Every place has one code and one name.',
  look: (subject) =>
    LEVELS.filter(
      ({ level, code, name }) =>
        level !== 'National' && subject.data.columns.includes(code) && subject.data.columns.includes(name),
    ).flatMap(({ code, name }) => [
      ...disagreements(subject, code, name),
      ...(/^(school|provider|institution|trust|sponsor|ward)/.test(name)
        ? []
        : disagreements(subject, name, code)),
    ]),
};
