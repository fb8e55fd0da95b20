import { agree, listed, quotedList } from '../../text/list.js';
import { placesOf, type ScreenCheck, type Trouble } from '../check.js';
import type { MetaRow, Subject } from '../subject.js';
import { metaTrouble } from './meta-form.js';

const groupOf = ({ cells }: MetaRow): string => cells.filter_grouping_column ?? '';

/** The rows of the meta file that name a grouping column. */
const grouped = ({ metaRows }: Subject): MetaRow[] => metaRows.filter((row) => groupOf(row).trim() !== '');

export const metaGroups: ScreenCheck = {
  check: 'meta_groups',
  official: ['check_meta_fil_grp_match'],
  passed: 'Every column that groups a filter is in the data file.',
  look: (subject) => {
    const wrong = grouped(subject).filter((row) => !subject.data.columns.includes(groupOf(row)));
    return metaTrouble(
      wrong,
      'filter_grouping_column',
      (rows, texts) =>
        `The data file has no column ${texts}, which ${rows} ${agree(wrong.length, 'names', 'name')} as a grouping column.`,
      'filter_grouping_column is a heading of the data file, letter for letter.',
    );
  },
};

export const metaGroupsDescribed: ScreenCheck = {
  check: 'meta_groups_described',
  official: ['check_meta_fil_grp_is_fil'],
  passed: 'Every column that groups a filter has a row of its own in the meta file.',
  look: (subject) => {
    const described = new Set(subject.metaRows.map(({ cells }) => cells.col_name));
    return metaTrouble(
      grouped(subject).filter(
        (row) => !described.has(groupOf(row)) && subject.data.columns.includes(groupOf(row)),
      ),
      'filter_grouping_column',
      (rows, texts) => `${texts} groups a filter in ${rows} and has no row of its own.`,
      'Add a row for it with the col_type Filter.',
      'advisory',
    );
  },
};

export const metaGroupsRepeat: ScreenCheck = {
  check: 'meta_groups_repeat',
  official: ['check_meta_fil_grp_dupe'],
  passed: 'No column groups more than one filter.',
  look: (subject) => {
    const rows = grouped(subject);
    return metaTrouble(
      rows.filter((row) => rows.some((other) => other !== row && groupOf(other) === groupOf(row))),
      'filter_grouping_column',
      (where, texts) => `${texts} groups more than one filter, in ${where}.`,
      'Give each filter a grouping column of its own.',
    );
  },
};

/** The letters and digits of a text: EES tells the items of a grouping column apart by these. */
const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

export const groupItems: ScreenCheck = {
  check: 'group_items',
  official: ['check_meta_fil_grp_stripped'],
  passed: 'No two items of a grouping column differ only by spaces or punctuation.',
  look: ({ groups, texts }) =>
    groups.flatMap((group): Trouble[] => {
      const items = [...texts(group)];
      const alike = items.filter(([text]) =>
        items.some(([other]) => other !== text && bare(other) === bare(text)),
      );
      return alike.length === 0
        ? []
        : [
            {
              result: 'fail',
              message: `The grouping column ${group} has items that differ only by spaces or punctuation: ${quotedList(alike.map(([text]) => text))}.`,
              guidance: 'Write each item one way.',
              places: placesOf(
                group,
                alike
                  .sort(([, a], [, b]) => b.length - a.length)
                  .filter(([text], at, all) => all.findIndex(([other]) => bare(other) === bare(text)) !== at),
              ),
            },
          ];
    }),
};

export const groupLevels: ScreenCheck = {
  check: 'group_levels',
  official: ['check_filter_group_level'],
  passed: 'No grouping column has more items than the filter that it groups.',
  look: (subject) => {
    const { texts } = subject;
    const wrong = grouped(subject).filter((row) => {
      const [items, groups] = [texts(row.cells.col_name ?? '').size, texts(groupOf(row)).size];
      return items > 0 && groups > items;
    });
    const words = wrong.map(
      (row) =>
        `${groupOf(row)} (${texts(groupOf(row)).size} items) groups ${row.cells.col_name} (${texts(row.cells.col_name!).size} items)`,
    );
    return metaTrouble(
      wrong,
      'filter_grouping_column',
      (rows) => `${listed(words)} in ${rows}: a group cannot have more items than its filter.`,
      'The two columns may be the wrong way round: col_name holds the detail, filter_grouping_column the group.',
    );
  },
};
