/** A year that a text names, and where. */
export interface NamedYear {
  /** The year as it ends: 2013 for `2013`, `2012-13` and `31 March 2013`. */
  readonly year: number;
  /** Whether it is written as a span such as `2012-13`. */
  readonly span: boolean;
  /** Where it stands in the text, with the number of a footnote glued to it. */
  readonly from: number;
  readonly to: number;
}

/** The number of a statistical release, `SFR20/2018` or `OSR03-2012`: the year in it is that of publication. */
const RELEASE_NUMBER =
  /(?<![a-z])(sfr|sfe|osr|sr|fr|(statistical )?(first )?release)[\s_]*(no\.?|number)?[\s_-]*\d{1,3}[\s_/-]{1,3}(19|20)\d\d(?!\d|[-–/]\d\d(?!\d))/gi;

/** The day of publication, or of a law: `published 2014`, `Taken from Nomis in March 2023`, `Children Act 1989`. */
const OTHER_DATES =
  /\b(?:[Pp]ublished|[Ee]xtracted|[Dd]ownloaded|[Aa]ccessed|[Tt]aken from|[Cc]rown copyright)\b(?:(?!(?:19|20)\d\d).){0,25}(?:19|20)\d\d|\b[A-Z]\w+ (?:Act|Regulations) (?:19|20)\d\d/g;

const NEXT = String.raw`(?<from>(?:19|20)\d\d)(?:\s?[-–/_]\s?|_to_| to | |)(?<to>(?:(?:19|20)\d\d)|\d\d)(?<note>\d{0,2})(?!\d)`;
/** Two years running: `2012-13`, `2012/2013`, `201213`, `2012-132` with the number of a footnote. */
const SPAN = new RegExp(`(?<!\\d)${NEXT}`, 'g');
/** One year: `2014`, `20142` with the number of a footnote, `ADM2014`. */
const FULL = /(?<!\d)(20[0-3]\d)(\d?)(?!\d)|(20[0-3]\d)(?!\d)/g;
/** A day: `310314`, `31 Mar 14`. */
const DAY = /3103(\d\d)(?!\d)|(?<!\d)31\s?Mar(?:ch)?[\s-]?(\d\d)(?!\d)/gi;
/** Two years in two digits each, behind a letter: `CINThro1314`, `FY24-25`. */
const PAIR = /(?<=[a-z]{3}|fy)(\d\d)[-/]?(\d\d)(?![\d&])/gi;

const isNext = (from: number, to: string): boolean =>
  to.length === 4 ? Number(to) === from + 1 : Number(to) === (from + 1) % 100;

const within = ({ index }: RegExpExecArray, others: readonly NamedYear[]): boolean =>
  others.some(({ from, to }) => index >= from && index < to);

function spansIn(text: string): NamedYear[] {
  const found: NamedYear[] = [];
  const pattern = new RegExp(SPAN);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const first = Number(match.groups!.from);
    if (isNext(first, match.groups!.to!))
      found.push({ year: first + 1, span: true, from: match.index, to: match.index + match[0].length });
    else pattern.lastIndex = match.index + 4;
  }
  return found;
}

const withoutOtherDates = (text: string): string => {
  const blank = (match: string): string => ' '.repeat(match.length);
  return text.replace(RELEASE_NUMBER, blank).replace(OTHER_DATES, blank);
};

/**
 * The years that are written out in a text, in the order in which they stand: the one reading of years for names of
 * files, titles and headings. The number of a statistical release names none, nor does a day of publication.
 *
 * @example namedYears('Year: 2012-13')[0]?.year // 2013
 * @example namedYears('Years 2010-20142').map(({ year }) => year) // [2010, 2014]: 2 is a footnote
 * @example namedYears('SFR20_2018_Table5') // []
 */
export function namedYears(text: string): NamedYear[] {
  const own = withoutOtherDates(text);
  const spans = spansIn(own);
  const full = [...own.matchAll(FULL)].flatMap((match): NamedYear[] => {
    const [whole, year, , other] = match;
    if (within(match, spans)) return [];
    return [{ year: Number(year ?? other), span: false, from: match.index, to: match.index + whole.length }];
  });
  return [...spans, ...full].sort((a, b) => a.from - b.from);
}

/**
 * The years that a text names, each as it ends: written out, else in two digits as data files abbreviate them.
 *
 * @example yearsIn('CINThro1314') // [2014]
 */
export function yearsIn(text: string): number[] {
  const named = namedYears(text);
  if (named.length > 0) return named.map(({ year }) => year);
  const own = withoutOtherDates(text);
  const days = [...own.matchAll(DAY)].map(([, digits, words]) => 2000 + Number(digits ?? words));
  if (days.length > 0) return days;
  return [...own.matchAll(PAIR)].flatMap(([, from, to]) =>
    isNext(2000 + Number(from), to!) && Number(to) > 4 && Number(to) < 40 ? [2000 + Number(to)] : [],
  );
}

/** Marks behind a year: a footnote, `p` or `r`, words in brackets. */
const MARKS = /^\s*(\(.*\)|\[.*\]|[pr*†])?\s*[\d,]{0,3}$/i;

/**
 * The year that is all a text says, but for marks: `2014`, `2012-13`, `2014 (provisional)2`.
 *
 * @returns `null` if the text says more, or no year.
 */
export function yearAlone(text: string): NamedYear | null {
  const trimmed = text.trim();
  const [first, ...more] = namedYears(trimmed);
  if (first?.from !== 0) return null;
  const rest = trimmed.slice(first.to);
  return more.every(({ from }) => /[([]/.test(trimmed.slice(0, from))) && MARKS.test(rest) ? first : null;
}

const latestIn = (texts: readonly string[]): number | null => {
  const years = texts.flatMap(yearsIn);
  return years.length === 0 ? null : Math.max(...years);
};

/** A year, and where it was read. */
export interface FileYear {
  readonly year: number;
  readonly from: 'its title' | 'its headings' | 'its name' | 'its folder';
  /** What the headings say, where the name says the year after. */
  readonly differs?: number;
}

/**
 * The year, ending in March, that a file without a column of periods is of: the last one that its title names,
 * else its headings, its name, its folder. Where the name says the year after the headings, they were left
 * over from the year before.
 *
 * @example fileYear({ titles: [], headings: ['CINThro1112', 'CINAt310312'], name: 'SFR27', folder: '' })?.year // 2012
 */
export function fileYear(of: {
  readonly titles: readonly string[];
  readonly headings: readonly string[];
  readonly name: string;
  readonly folder: string;
}): FileYear | null {
  const title = latestIn(of.titles);
  if (title !== null) return { year: title, from: 'its title' };
  const [headings, name] = [latestIn(of.headings), latestIn([of.name])];
  if (headings !== null && name === headings + 1) return { year: name, from: 'its name', differs: headings };
  if (headings !== null) return { year: headings, from: 'its headings' };
  if (name !== null) return { year: name, from: 'its name' };
  const folder = latestIn([of.folder]);
  return folder === null ? null : { year: folder, from: 'its folder' };
}
