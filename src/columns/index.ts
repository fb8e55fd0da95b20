/** Large CSV files as columns of text, comparisons over them, and what writes and shows them. */
export { type Columns, columnNamed, DictColumn, dictColumn } from './columns.js';
export { type ComparedPanel, Comparison, type ComparisonDescription } from './comparison.js';
export { melt } from './melt.js';
export { figureTable, mapDistinct, numbersOf } from './numbers.js';
export { CsvScanner, type Scanned, type ScanOptions, scanCsv } from './scan-csv.js';
export { toArquero } from './to-arquero.js';
export { CsvWriter, writeCsv } from './write-csv.js';
