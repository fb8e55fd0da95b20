import Table from 'cli-table3';
import { proseTable } from '../published/prose.js';
import type { Built } from '../quality/index.js';
import { issuesOfTable } from './show.js';
import { style } from './style.js';

const BARE = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '  ',
};

/** Every table with its figures, its issues and its title, by publication. */
export function list(built: Built): string {
  const { publications, figures } = built;
  const longest = Math.max(...figures.map(({ table }) => table.length));
  return publications
    .map(({ id, title, publisher, date, tables }) => {
      const rows = [
        ...tables.map(({ table, title }) => [table, title] as const),
        [proseTable(id), 'Figures in the running text'] as const,
      ]
        .map(([table, title]) => ({
          table,
          title,
          figures: figures.filter((o) => o.table === table).length,
          found: issuesOfTable(table, built).length,
        }))
        .filter(({ figures, found }) => figures + found > 0);
      const out = new Table({
        chars: BARE,
        style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
        head: ['  table', 'figures', 'issues', 'title'],
        colAligns: ['left', 'right', 'right', 'left'],
        colWidths: [longest + 4, null, null, 70],
        wordWrap: true,
      });
      for (const { table, figures, found, title } of rows)
        out.push([`  ${table}`, figures, found || '', title]);
      return `${style('bold', title)}\n${publisher}, ${date} (${id})\n${out.toString().replace(/ +$/gm, '')}\n`;
    })
    .join('\n');
}
