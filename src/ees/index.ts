export { SCREEN_RESULTS, type Screened, type ScreenPlace, type ScreenResult } from './check.js';
export { eesCell, STATUS_SYMBOLS } from './ees-cell.js';
export type { EesFile } from './ees-file.js';
export { type EesTime, eesTime } from './ees-time.js';
export type { Recoverable } from './recoverable.js';
export { SCREEN_CHECKS, screen } from './screen.js';
export { readSheet, type Sheet, sheetOf } from './sheet.js';
export { type EesOptions, type EesResult, toEes } from './to-ees.js';
export type { LeftOut } from './unfit.js';
