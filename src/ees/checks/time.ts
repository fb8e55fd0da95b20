import { nearest } from '../../observations/nearest.js';
import { placesOf, type ScreenCheck, type Trouble, whereIn } from '../check.js';
import { rowNumber } from '../sheet.js';
import { isTimePeriod, TIME_FAMILIES, timeFamily } from '../standard.js';
import { counted, listed, quoted } from '../wording.js';

const KNOWN = TIME_FAMILIES.flatMap(({ identifiers }) => identifiers);

/** How the standard writes what an identifier means: other capitals, or a word that is like it. */
function identifierMeant(text: string): string {
  const same = KNOWN.find((known) => known.toLowerCase() === text.trim().toLowerCase());
  const meant = same ?? (/^\d{1,2} [A-Z]/.test(text) ? 'Reporting year' : nearest(text, KNOWN)[0]);
  return meant === undefined ? '' : `write ${meant} for "${text}"`;
}

export const timeIdentifier: ScreenCheck = {
  check: 'time_identifier',
  passed: 'Every time_identifier is one of the standard.',
  look: ({ texts }) => {
    const wrong = [...texts('time_identifier')].filter(([text]) => timeFamily(text) === undefined);
    if (wrong.length === 0) return [];
    const places = placesOf('time_identifier', wrong);
    const hints = wrong.map(([text]) => identifierMeant(text)).filter((hint) => hint !== '');
    return [
      {
        result: 'fail',
        message: `time_identifier has ${quoted(wrong.map(([text]) => text))} ${whereIn(places)}, which the standard does not know.`,
        guidance:
          hints.length > 0
            ? `Instead ${listed(hints)}.`
            : 'It knows Calendar, Reporting, Academic, Financial and Tax year, quarters, terms, months and weeks.',
        places,
      },
    ];
  },
};

/** A period as its identifier may want it, as far as it can be guessed. */
function periodMeant(text: string, digits: 4 | 6): string {
  const year = /^((?:19|20)\d\d)/.exec(text)?.[1] ?? '2024';
  return digits === 4 ? year : `${year}${String((Number(year) + 1) % 100).padStart(2, '0')}`;
}

const isRight = (period: string, digits: 4 | 6 | undefined): boolean =>
  digits === undefined ? isTimePeriod(period, 4) || isTimePeriod(period, 6) : isTimePeriod(period, digits);

export const timePeriod: ScreenCheck = {
  check: 'time_period',
  passed: 'Every time_period is written as its time_identifier wants it.',
  look: ({ filled, cell, texts }) => {
    if (texts('time_period').size === 0) return [];
    const wrong = new Map<string, Map<string, number[]>>();
    for (const index of filled) {
      const [period, identifier] = [cell(index, 'time_period'), cell(index, 'time_identifier')];
      if (isRight(period, timeFamily(identifier)?.digits)) continue;
      const periods = wrong.get(identifier) ?? new Map<string, number[]>();
      periods.set(period, [...(periods.get(period) ?? []), rowNumber(index)]);
      wrong.set(identifier, periods);
    }
    return [...wrong].map(([identifier, periods]): Trouble => {
      const places = placesOf('time_period', periods);
      const digits = timeFamily(identifier)?.digits ?? 4;
      const wanted = digits === 4 ? 'a year of four digits' : 'two years running in six digits';
      const hints = [...periods.keys()].map((period) => `${periodMeant(period, digits)} for "${period}"`);
      return {
        result: 'fail',
        message: `time_period is ${quoted(periods.keys())} with ${identifier === '' ? 'no time_identifier' : `the time_identifier ${identifier}`}, ${whereIn(places)}.`,
        guidance: `Write ${wanted}, such as ${listed(hints)}.`,
        places,
      };
    });
  },
};

export const timeMixed: ScreenCheck = {
  check: 'time_mixed',
  passed: 'The file holds one kind of year, or one kind of part of a year.',
  look: ({ texts }) => {
    const families = new Map<string, [string, readonly number[]][]>();
    for (const [text, rows] of texts('time_identifier')) {
      const name = timeFamily(text)?.family;
      if (name !== undefined) families.set(name, [...(families.get(name) ?? []), [text, rows]]);
    }
    if (families.size < 2) return [];
    const parts = [...families].map(([name, cells]) => {
      const rows = cells.reduce((sum, [, there]) => sum + there.length, 0);
      return `${name} (${counted(rows, 'row')})`;
    });
    const [, ...rarer] = [...families.values()].sort(
      (a, b) =>
        b.reduce((sum, [, rows]) => sum + rows.length, 0) - a.reduce((sum, [, rows]) => sum + rows.length, 0),
    );
    return [
      {
        result: 'fail',
        message: `${counted(families.size, 'kind')} of time stand in one file: ${listed(parts)}.`,
        guidance: 'Write a file for each, or whole years with their parts in a filter.',
        places: rarer.flatMap((cells) => placesOf('time_identifier', cells)),
      },
    ];
  },
};
