/** Large CSV files as columns of text. */
export { type Columns, columnNamed, DictColumn } from './columns.js';
export { CsvScanner, type Scanned, type ScanOptions, scanCsv } from './scan-csv.js';
export { toArquero } from './to-arquero.js';
