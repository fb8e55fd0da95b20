import { listed, quotedList } from '../../text/list.js';
import { count } from '../../text/number.js';
import { placesOf, type ScreenCheck, type Trouble, whereIn } from '../check.js';
import { rowNumber } from '../sheet.js';
import { isTimePeriod, TIME_FAMILIES, timeFamily } from '../standard.js';

const KNOWN = TIME_FAMILIES.flatMap(({ identifiers }) => identifiers);

const words = (text: string): string[] => text.toLowerCase().match(/[a-z]+|\d+/g) ?? [];

/** Whether one word is the other with a letter too many, too few, wrong or swapped with its neighbour. */
function isSlipOf(word: string, right: string): boolean {
  if (word === right) return true;
  if (/\d/.test(word + right) || right.length < 4 || Math.abs(word.length - right.length) > 1) return false;
  const at = [...right].findIndex((letter, index) => letter !== word[index]);
  const start = at === -1 ? right.length : at;
  const [rest, restRight] = [word.slice(start), right.slice(start)];
  return (
    rest.slice(1) === restRight ||
    rest === restRight.slice(1) ||
    rest.slice(1) === restRight.slice(1) ||
    (rest[0] === restRight[1] && rest[1] === restRight[0] && rest.slice(2) === restRight.slice(2))
  );
}

/**
 * The identifier that a text is a misspelling of. Another period is never meant: the numbers must be the same,
 * and every word must be the right one but for one letter.
 */
function identifierMeant(text: string): string | undefined {
  if (/^\d{1,2} [A-Z][a-z]+$/.test(text.trim())) return 'Reporting year';
  const own = words(text);
  const meant = KNOWN.filter((known) => {
    const right = words(known);
    return right.length === own.length && right.every((word, at) => isSlipOf(own[at]!, word));
  });
  return meant.length === 1 ? meant[0] : undefined;
}

export const timeIdentifier: ScreenCheck = {
  check: 'time_identifier',
  official: ['precheck_time_id_valid'],
  passed: 'Every time_identifier is one of the standard.',
  look: ({ texts }) => {
    const wrong = [...texts('time_identifier')].filter(([text]) => timeFamily(text) === undefined);
    if (wrong.length === 0) return [];
    const places = placesOf('time_identifier', wrong);
    const meant = wrong.map(([text]) => ({ text, right: identifierMeant(text) }));
    const known = meant.filter(({ right }) => right !== undefined);
    const unknown = meant.filter(({ right }) => right === undefined);
    const guidance = [
      ...(known.length === 0
        ? []
        : [`Write ${listed(known.map(({ text, right }) => `${right} for "${text}"`))}.`]),
      ...(unknown.length === 0
        ? []
        : [
            `The standard has no time identifier for ${quotedList(unknown.map(({ text }) => text))}. It has calendar, reporting, academic, financial and tax years, financial quarters (Financial year Q1), financial half years (Part 1 (April to September)), terms, months and weeks. Put any other part of a year in a filter.`,
          ]),
    ];
    return [
      {
        result: 'fail',
        message: `time_identifier has ${quotedList(wrong.map(([text]) => text))} ${whereIn(places)}, which the standard does not know.`,
        guidance: guidance.join(' '),
        places,
      },
    ];
  },
};

/** A period as its identifier wants it, where the text can mean no other; a period is never guessed. */
function periodMeant(text: string, digits: 4 | 6): string | undefined {
  const plain = text.trim().replace(/\.0+$/, '');
  if (isTimePeriod(plain, digits)) return plain;
  const [, first, second] = /^((?:19|20)\d\d)\s*[-/–]\s*((?:\d\d)?\d\d)$/.exec(plain) ?? [];
  const span = `${first}${second?.slice(-2)}`;
  return digits === 6 && first !== undefined && isTimePeriod(span, 6) ? span : undefined;
}

const isRight = (period: string, digits: 4 | 6 | undefined): boolean =>
  digits === undefined ? isTimePeriod(period, 4) || isTimePeriod(period, 6) : isTimePeriod(period, digits);

export const timePeriod: ScreenCheck = {
  check: 'time_period',
  official: ['precheck_time_period_num', 'check_time_period', 'check_time_period_six'],
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
      const wanted = digits === 4 ? 'a year of four digits' : 'two years running in six digits (202425)';
      const hints = [...periods.keys()].flatMap((period) => {
        const right = periodMeant(period, digits);
        return right === undefined ? [] : [`${right} for "${period}"`];
      });
      return {
        result: 'fail',
        message: `time_period is ${quotedList(periods.keys())} with ${identifier === '' ? 'no time_identifier' : `the time_identifier ${identifier}`}, ${whereIn(places)}.`,
        guidance: hints.length > 0 ? `Write ${wanted}: ${listed(hints)}.` : `Write ${wanted}.`,
        places,
      };
    });
  },
};

export const timeMixed: ScreenCheck = {
  check: 'time_mixed',
  official: ['precheck_time_id_mix'],
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
      return `${name} (${count(rows, 'row')})`;
    });
    const [, ...rarer] = [...families.values()].sort(
      (a, b) =>
        b.reduce((sum, [, rows]) => sum + rows.length, 0) - a.reduce((sum, [, rows]) => sum + rows.length, 0),
    );
    return [
      {
        result: 'fail',
        message: `${count(families.size, 'kind')} of time stand in one file: ${listed(parts)}.`,
        guidance: 'Write a file for each, or whole years with their parts in a filter.',
        places: rarer.flatMap((cells) => placesOf('time_identifier', cells)),
      },
    ];
  },
};
