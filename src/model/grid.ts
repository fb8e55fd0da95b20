/** A published table, cell for cell, as a reader sees it: `cells[row][column]`, header rows first. */
export interface Grid {
  readonly table: string;
  /** The file it came from, for messages. */
  readonly file: string;
  readonly cells: readonly (readonly string[])[];
}

/** A place in a grid; both numbers count from 1, the header rows included. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** The published text at a place. */
export const cellAt = (grid: Grid, { row, column }: CellPlace): string =>
  grid.cells[row - 1]?.[column - 1] ?? '';

/**
 * The name a spreadsheet gives the cell, so that a reader who opens the CSV finds it at once.
 *
 * @example cellName({ row: 5, column: 3 }) // 'C5'
 */
export function cellName({ row, column }: CellPlace): string {
  let letters = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26))
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  return `${letters}${row}`;
}

/**
 * The place a spreadsheet name stands for.
 *
 * @throws SyntaxError if `name` is no cell name.
 * @example placeOf('C5') // { row: 5, column: 3 }
 */
export function placeOf(name: string): CellPlace {
  const match = /^([A-Z]{1,2})([1-9]\d*)$/.exec(name);
  if (!match) throw new SyntaxError(`"${name}" is not the name of a cell; write it like C5.`);
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(match[2]), column };
}

/**
 * The places of a range, row by row.
 *
 * @example rangeOf('B4:B6').map(cellName) // ['B4', 'B5', 'B6']
 */
export function rangeOf(name: string): CellPlace[] {
  const [from, to] = name.split(':');
  const a = placeOf(from ?? '');
  const b = placeOf(to ?? from ?? '');
  const places: CellPlace[] = [];
  for (let row = a.row; row <= b.row; row++)
    for (let column = a.column; column <= b.column; column++) places.push({ row, column });
  return places;
}
