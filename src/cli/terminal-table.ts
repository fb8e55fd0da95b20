import Table from 'cli-table3';

const RULES = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

/** A table for a terminal; all columns but the first few are figures. */
export function draw(head: readonly string[], rows: readonly (readonly string[])[], left: number): string {
  const table = new Table({
    head: [...head],
    style: { head: [], border: [] },
    chars: RULES,
    colAligns: head.map((_, index) => (index < left ? 'left' : 'right')),
  });
  for (const row of rows) table.push([...row]);
  return table.toString();
}
