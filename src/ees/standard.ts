/**
 * The open data standard of the Department for Education for files of Explore Education Statistics (EES), as
 * data. Where its guide and its own screener differ, the milder reading is taken for what we read; what we
 * write keeps both.
 */

/** The columns that every file must have, in the order in which they are written. */
export const COMPULSORY_COLUMNS = [
  'time_period',
  'time_identifier',
  'geographic_level',
  'country_code',
  'country_name',
] as const;

/** A geographic level: the columns that its rows fill, besides those of the country. */
export interface Level {
  readonly level: string;
  /** The column that tells one place from another; empty where the level has names only. */
  readonly code: string;
  readonly name: string;
  /** Further codes, `old_la_code` beside `new_la_code`. */
  readonly others: readonly string[];
  /** Whether a file of the level must have its columns. */
  readonly required: boolean;
}

const level = (
  name: string,
  code: string,
  nameColumn: string,
  { others = [], required = true }: { others?: string[]; required?: boolean } = {},
): Level => ({ level: name, code, name: nameColumn, others, required });

/** The levels from the widest to the narrowest: the order of rows and of columns in what we write. */
export const LEVELS: readonly Level[] = [
  level('National', 'country_code', 'country_name'),
  level('Regional', 'region_code', 'region_name'),
  level('Local authority', 'new_la_code', 'la_name', { others: ['old_la_code'] }),
  level('RSC region', '', 'rsc_region_lead_name'),
  level('Parliamentary constituency', 'pcon_code', 'pcon_name'),
  level('Local authority district', 'lad_code', 'lad_name'),
  level('Local skills improvement plan area', 'lsip_code', 'lsip_name'),
  level(
    'Local enterprise partnership',
    'local_enterprise_partnership_code',
    'local_enterprise_partnership_name',
  ),
  level('English devolved area', 'english_devolved_area_code', 'english_devolved_area_name'),
  level('Opportunity area', 'opportunity_area_code', 'opportunity_area_name'),
  level('Police force area', 'pfa_code', 'pfa_name'),
  level('Ward', 'ward_code', 'ward_name'),
  level('MAT', 'trust_id', 'trust_name'),
  level('Sponsor', 'sponsor_id', 'sponsor_name'),
  level('School', 'school_urn', 'school_name', { others: ['school_laestab'] }),
  level('Provider', 'provider_ukprn', 'provider_name'),
  level('Institution', 'institution_id', 'institution_name', { required: false }),
  level('Planning area', 'planning_area_code', 'planning_area_name', { required: false }),
];

const SMALLEST = ['School', 'Provider', 'Institution'];

/** Whose rows may fill a level's columns besides its own: the places that lie within it. */
export const WITHIN: Readonly<Record<string, readonly string[]>> = {
  Regional: LEVELS.map(({ level }) => level).filter(
    (name) => !['National', 'RSC region', 'MAT', 'Sponsor'].includes(name),
  ),
  'Local authority': [
    'Parliamentary constituency',
    'Local authority district',
    'Ward',
    'Planning area',
    'Police force area',
    ...SMALLEST,
  ],
  'Local authority district': ['Ward', 'Police force area', ...SMALLEST],
  'Local skills improvement plan area': ['Local authority district', 'Planning area', ...SMALLEST],
};

/** Levels whose places may stand in the rows of any school, provider or institution. */
export const SMALLEST_LEVELS: readonly string[] = SMALLEST;

/** Levels whose rows EES does not show beside rows of others, and those that it never shows. */
export const HIDDEN_LEVELS = {
  besideOthers: ['School', 'Provider', 'Institution', 'Planning area'],
  always: ['Institution', 'Planning area'],
} as const satisfies Record<string, readonly string[]>;

/** The columns of a level: codes and name. */
export const levelColumns = ({ code, name, others }: Level): string[] =>
  [...others, code, name].filter((column) => column !== '');

/** Every column whose name the standard fixes: those of time and place, which no meta file describes. */
export const STANDARD_COLUMNS: readonly string[] = [
  ...new Set([...COMPULSORY_COLUMNS, ...LEVELS.flatMap(levelColumns)]),
];

/** What the codes of a column look like. */
export const CODE_FORMS: Readonly<Record<string, { readonly form: RegExp; readonly like: string }>> = {
  country_code: {
    form: /^(E92000001|W92000004|S92000003|N92000002|K0[2-5]00000[1-3])$/,
    like: 'E92000001 for England',
  },
  region_code: { form: /^E1[23]\d{6}$/, like: 'E12 and six digits, or E13 for Inner and Outer London' },
  new_la_code: { form: /^(E(0[6-9]|10)|W06|S12|N09)\d{6}$/, like: 'E06, E08, E09 or E10 and six digits' },
  old_la_code: { form: /^\d{3}$/, like: 'three digits' },
  lad_code: { form: /^(E0[6-9]|W06|S12|N09)\d{6}$/, like: 'E06, E07, E08 or E09 and six digits' },
  pcon_code: { form: /^([EWS]14|N0[56])\d{6}$/, like: 'E14 and six digits' },
  ward_code: { form: /^([EW]05|S13|N08)\d{6}$/, like: 'E05 and six digits' },
};

/**
 * Whether a code has the form that its column wants; authorities that publish together have theirs joined,
 * `E06000061 / E06000062`.
 *
 * @returns true for columns whose codes have no form of their own.
 */
export const isCode = (column: string, text: string): boolean => {
  const wanted = CODE_FORMS[column];
  return wanted === undefined || text.split(' / ').every((code) => wanted.form.test(code));
};

/** England's own code. In some files it has the code the Isle of Wight's, E06000046. */
export const ENGLAND_CELLS = { country_code: 'E92000001', country_name: 'England' } as const;

/** The countries and sets of countries that have a code, by code. */
export const COUNTRIES: Readonly<Record<string, string>> = {
  [ENGLAND_CELLS.country_code]: ENGLAND_CELLS.country_name,
  W92000004: 'Wales',
  S92000003: 'Scotland',
  N92000002: 'Northern Ireland',
  K02000001: 'United Kingdom',
  K03000001: 'Great Britain',
  K04000001: 'England and Wales',
};

/** The names that go with the code `z`, for places that have no code. */
export const NAMES_WITHOUT_CODE =
  /^(Not applicable|Unknown|Outside of (England|the United Kingdom|an English Devolved Area)( and unknown)?)$/;

/** What stands for a code that there is none of (`z`) or that is not known (`x`). */
export const NO_CODE: readonly string[] = ['z', 'x'];

/** Time identifiers that may stand together in a file, and how their time_period is written. */
export interface TimeFamily {
  readonly family: string;
  readonly identifiers: readonly string[];
  /** Four digits are a year, six are two years running: 201314. */
  readonly digits: 4 | 6;
}

const family = (name: string, digits: 4 | 6, identifiers: readonly string[] = [name]): TimeFamily => ({
  family: name,
  identifiers,
  digits,
});

export const MONTHS: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');

export const TIME_FAMILIES: readonly TimeFamily[] = [
  family('Calendar year', 4),
  family('Reporting year', 4),
  family('Academic year', 6),
  family('Financial year', 6),
  family(
    'Financial quarters',
    6,
    [1, 2, 3, 4].map((quarter) => `Financial year Q${quarter}`),
  ),
  family('Financial halves', 6, ['Part 1 (April to September)', 'Part 2 (October to March)']),
  family('Tax year', 6),
  family('Terms', 6, ['Autumn term', 'Spring term', 'Summer term']),
  family('Autumn and spring term', 6),
  family('Months', 4, MONTHS),
  family(
    'Weeks',
    4,
    Array.from({ length: 52 }, (_, week) => `Week ${week + 1}`),
  ),
];

/** The family of an identifier; `undefined` where the standard does not know it. */
export const timeFamily = (identifier: string): TimeFamily | undefined =>
  TIME_FAMILIES.find(({ identifiers }) => identifiers.includes(identifier));

/**
 * Whether a time_period is written as its identifier wants it.
 *
 * @example isTimePeriod('201315', 6) // false: the years do not run on
 */
export function isTimePeriod(text: string, digits: 4 | 6): boolean {
  if (digits === 4) return /^(19|20)\d\d$/.test(text);
  const match = /^((?:19|20)\d\d)(\d\d)$/.exec(text);
  return match !== null && (Number(match[1]) + 1) % 100 === Number(match[2]);
}

/** The symbols that may stand in a figure's place. */
export const SYMBOLS: Readonly<Record<string, string>> = {
  c: 'confidential: suppressed',
  z: 'not applicable',
  x: 'not available',
  low: 'rounds to 0, but is not 0',
  k: 'rounds to 0, but is not 0',
  u: 'of low reliability',
};

/** Symbols of older tables and of programs, and what stands for them today. */
export const FORMER_SYMBOLS: Readonly<Record<string, string>> = {
  ':': 'x (not available; ":" was right until 2021)',
  '..': 'x (not available)',
  '.': 'z (not applicable)',
  '~': 'low (rounds to 0, but is not 0)',
  '-': 'low if the figure rounds to 0, z if there can be none',
  '*': 'c (confidential)',
  'N/A': 'z (not applicable) or x (not available)',
  'n/a': 'z (not applicable) or x (not available)',
  NA: 'x (not available)',
  na: 'x (not available)',
  NULL: 'x (not available)',
  Null: 'x (not available)',
  null: 'x (not available)',
  NaN: 'x (not available)',
};

/** The former symbols that DfE's screener warns about; it refuses the others. */
export const WARNED_SYMBOLS: readonly string[] = ['..', '.', '-', 'N/A', 'n/a'];

/** The last year in whose files `x` said that a figure is suppressed. */
export const LAST_YEAR_OF_X_SUPPRESSED = 2017;

/** What the rows of the whole are called in a filter. */
export const TOTAL = 'Total';

export const META_COLUMNS = [
  'col_name',
  'col_type',
  'label',
  'indicator_grouping',
  'indicator_unit',
  'indicator_dp',
  'filter_hint',
  'filter_grouping_column',
] as const;

/** Columns that a meta file may have: the item shown in place of Total, and the filter above this one. */
export const OPTIONAL_META_COLUMNS: readonly string[] = ['filter_default', 'parent_filter'];

export const COLUMN_TYPES: readonly string[] = ['Filter', 'Indicator'];

/** Units of indicators; an empty one is a plain number, `numberstring` a number shown as it is written. */
export const INDICATOR_UNITS: readonly string[] = ['', '%', 'pp', '£', '£m', 'numberstring'];

/** Lengths in characters and numbers of rows; beyond them EES or what people open its files with fails. */
export const LIMITS = {
  fileName: 200,
  shortFileName: 50,
  columnName: 50,
  label: 100,
  item: 120,
  code: 30,
  filterItems: 25_000,
  /** Rows of a worksheet of Excel. */
  rows: 1_048_576,
} as const;
