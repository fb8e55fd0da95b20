import { codesFor, DictColumn } from './columns.js';

/**
 * For each row the first text that is not empty: the code of an area of any level, from a column for each.
 *
 * @example coalesce('area_code', [laCode, regionCode, countryCode]) // 'E09000008', 'E12000007', 'E92000001'
 */
export function coalesce(name: string, columns: readonly DictColumn[]): DictColumn {
  const codeOf = new Map<string, number>();
  const given = columns.map(({ values }) =>
    Int32Array.from(values, (text) => {
      if (text === '') return -1;
      const code = codeOf.get(text) ?? codeOf.size;
      codeOf.set(text, code);
      return code;
    }),
  );
  const rows = columns[0]?.length ?? 0;
  const none = codeOf.get('') ?? codeOf.size;
  const codes = codesFor(codeOf.size + 1, rows).fill(none);
  for (let column = columns.length - 1; column >= 0; column--) {
    const from = columns[column]!.codes;
    const to = given[column]!;
    for (let row = 0; row < rows; row++) {
      const code = to[from[row]!]!;
      if (code >= 0) codes[row] = code;
    }
  }
  return new DictColumn(name, codes, [...codeOf.keys(), '']);
}
