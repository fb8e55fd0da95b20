/** How files of statistics write a year: `2014`, `310314`, `CINThro1314`. */
const FULL = /(20[0-3]\d)(?!\d)/g;
const DAY = /3103(\d\d)(?!\d)/g;
const PAIR = /(?<=[a-z])(\d\d)[-/]?(\d\d)(?![\d&])/gi;

/** The years a text names. */
export function yearsIn(text: string): number[] {
  const full = [...text.matchAll(FULL)].map(([, year]) => Number(year));
  if (full.length > 0) return full;
  const days = [...text.matchAll(DAY)].map(([, yy]) => 2000 + Number(yy));
  if (days.length > 0) return days;
  return [...text.matchAll(PAIR)].flatMap(([, from, to]) =>
    Number(to) === Number(from) + 1 && Number(to) > 4 && Number(to) < 40 ? [2000 + Number(to)] : [],
  );
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
