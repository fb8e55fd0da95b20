import { agree, listed, quotedList } from '../../text/list.js';
import { placesOf, type ScreenCheck, type Trouble, whereIn } from '../check.js';
import { ETHNIC_GROUPS, HARMONISED_NAMES } from '../harmonised.js';
import type { Subject } from '../subject.js';

/** The columns that the meta file names, as filters, indicators and grouping columns. */
const namedInMeta = ({ metaRows }: Subject): string[] => [
  ...new Set(
    metaRows
      .flatMap(({ cells }) => [cells.col_name ?? '', cells.filter_grouping_column ?? ''])
      .filter((name) => name.trim() !== ''),
  ),
];

export const harmonisedNames: ScreenCheck = {
  check: 'harmonised_names',
  official: ['check_harmonised_variables'],
  passed: 'Columns about ethnicity, special educational needs and types of school have the names DfE uses.',
  look: (subject) => {
    const accepted = Object.values(HARMONISED_NAMES).flat();
    return namedInMeta(subject).flatMap((name): Trouble[] => {
      if (accepted.includes(name)) return [];
      const about = Object.keys(HARMONISED_NAMES).filter((part) => name.toLowerCase().includes(part));
      if (about.length === 0) return [];
      const wanted = [...new Set(about.flatMap((part) => HARMONISED_NAMES[part]!))];
      return [
        {
          result: 'advisory',
          message: `The meta file names the column "${name}", a name that DfE's screener refuses.`,
          guidance: `DfE's ${agree(wanted.length, 'name is', 'names are')} ${listed(wanted, wanted.length)}.`,
          places: [{ row: null, column: name, value: name }],
        },
      ];
    });
  },
};

const CHARACTERISTIC = ['characteristic', 'characteristic_group'];

export const characteristicNames: ScreenCheck = {
  check: 'characteristic_names',
  official: ['check_col_var_characteristic'],
  passed: 'No filter is called characteristic.',
  look: (subject) => {
    const wrong = namedInMeta(subject).filter((name) => CHARACTERISTIC.includes(name));
    return wrong.length === 0
      ? []
      : [
          {
            result: 'advisory',
            message: `The meta file names the ${agree(wrong.length, 'column', 'columns')} ${quotedList(wrong)}.`,
            guidance: 'Give each characteristic a filter of its own: sex, age, ethnicity_major.',
            places: wrong.map((column) => ({ row: null, column, value: column })),
          },
        ];
  },
};

const isAboutEthnicity = (text: string): boolean => /ethnic/i.test(text);

/** What a group of characteristics is called where it is about ethnicity: `Ethnicity Major`. */
const GROUP_NAMES = HARMONISED_NAMES.ethnic!.map((name) =>
  name.replace(/_/g, ' ').replace(/\b\w/g, (letter) => letter.toUpperCase()),
);

export const ethnicityGroups: ScreenCheck = {
  check: 'ethnicity_groups',
  official: ['check_harmonised_eth_char_grp'],
  passed: 'Groups of characteristics that are about ethnicity have the names DfE uses.',
  look: ({ texts }) => {
    const wrong = [...texts('characteristic_group')].filter(
      ([text]) => isAboutEthnicity(text) && !GROUP_NAMES.some((name) => text.includes(name)),
    );
    const places = placesOf('characteristic_group', wrong);
    return wrong.length === 0
      ? []
      : [
          {
            result: 'fail',
            message: `characteristic_group has ${quotedList(wrong.map(([text]) => text))} ${whereIn(places)}.`,
            guidance: `DfE's names are ${listed(GROUP_NAMES)}.`,
            places,
          },
        ];
  },
};

/** A group's name without the spaces around its strokes, which both old and new files have. */
const plain = (text: string): string => text.replace(/\s*\/\s*/g, '/');

const MAJOR = new Set(ETHNIC_GROUPS.map(([major]) => plain(major)));
const MINOR = new Set(ETHNIC_GROUPS.flatMap(([, minors]) => minors.map(plain)));
const PAIRS = new Set(
  ETHNIC_GROUPS.flatMap(([major, minors]) => minors.map((minor) => `${plain(major)}, ${plain(minor)}`)),
);

export const ethnicityItems: ScreenCheck = {
  check: 'ethnicity_items',
  official: ['check_harmonised_eth_vals', 'check_harmonised_eth_char_vals'],
  passed: 'Ethnic groups are named as the Government Statistical Service names them.',
  look: ({ data: { columns }, filled, cell, texts }) => {
    const say = (wrong: readonly string[], column: string): Trouble[] =>
      wrong.length === 0
        ? []
        : [
            {
              result: 'advisory',
              message: `${column} has ${quotedList(wrong)}, which the harmonised ethnic groups do not have.`,
              guidance:
                'Use the ethnic groups of the Government Statistical Service, or say in the notes why you cannot.',
              places: wrong.map((value) => ({ row: null, column, value })),
            },
          ];
    const [major, minor] = ['ethnicity_major', 'ethnicity_minor'].map((column) => columns.includes(column));
    const pairs = (): string[] => [
      ...new Set(
        filled.map((index) => `${cell(index, 'ethnicity_major')}, ${cell(index, 'ethnicity_minor')}`),
      ),
    ];
    const items = (column: string): string[] => [...texts(column).keys()];
    const ofCharacteristics = new Set(
      filled
        .filter((index) => isAboutEthnicity(cell(index, 'characteristic_group')))
        .map((index) => cell(index, 'characteristic')),
    );
    return [
      ...(major && minor
        ? say(
            pairs().filter((pair) => !PAIRS.has(plain(pair))),
            'ethnicity_major with ethnicity_minor',
          )
        : major
          ? say(
              items('ethnicity_major').filter((item) => !MAJOR.has(plain(item))),
              'ethnicity_major',
            )
          : say(
              items('ethnicity_minor').filter((item) => !MINOR.has(plain(item))),
              'ethnicity_minor',
            )),
      ...say(
        [...ofCharacteristics].filter((item) => !MAJOR.has(plain(item)) && !MINOR.has(plain(item))),
        'characteristic',
      ),
    ];
  },
};
