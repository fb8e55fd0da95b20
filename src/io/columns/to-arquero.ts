import { type ColumnTable, table } from 'arquero';
import type { ColumnLike } from './columns.js';

/** Names that are all different: an empty one becomes `column_3`, a repeated one gets a number. */
export function uniqueNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const plain = name === '' ? `column_${index + 1}` : name;
    let unique = plain;
    for (let count = 2; taken.has(unique) || (unique !== name && names.includes(unique)); count++)
      unique = `${plain}_${count}`;
    taken.add(unique);
    return unique;
  });
}

/**
 * An Arquero table that looks into the columns; nothing is copied.
 *
 * @example toArquero(columns.columns).groupby('sex').count().print()
 */
export function toArquero(
  columns: readonly (ColumnLike<unknown> & { readonly name: string })[],
): ColumnTable {
  const names = uniqueNames(columns.map(({ name }) => name));
  return table(
    Object.fromEntries(columns.map((column, index) => [names[index]!, column])) as unknown as Parameters<
      typeof table
    >[0],
  );
}
