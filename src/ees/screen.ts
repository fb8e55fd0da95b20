import { type ScreenCheck, type Screened, screened } from './check.js';
import { codeAndName, codeForm, codeLength, countryCode } from './checks/codes.js';
import {
  columnNamesLength,
  columnNamesRepeat,
  columnNamesSpaces,
  columnNamesStyle,
  compulsoryColumns,
} from './checks/column-names.js';
import { encoding, fileName, rowForm, rowLimit, tableForm } from './checks/file-form.js';
import {
  filterAlike,
  filterBlank,
  filterLimits,
  filterSingle,
  filterSpaces,
  filterTotal,
} from './checks/filters.js';
import {
  groupItems,
  groupLevels,
  metaGroups,
  metaGroupsDescribed,
  metaGroupsRepeat,
} from './checks/groups.js';
import {
  characteristicNames,
  ethnicityGroups,
  ethnicityItems,
  harmonisedNames,
} from './checks/harmonised.js';
import { formerSymbols, indicatorBlank, indicatorNumber, symbolEra } from './checks/indicators.js';
import { knownPlaces } from './checks/known-places.js';
import {
  authorityRegion,
  geographicLevel,
  levelCellsBlank,
  levelCellsFilled,
  levelColumnsThere,
  levelsShown,
} from './checks/levels.js';
import { marksOfPrograms } from './checks/marks.js';
import {
  metaDescribed,
  metaGroupsInNames,
  metaMissing,
  metaMoreRows,
  metaName,
  metaStandardColumns,
} from './checks/meta-columns.js';
import {
  metaColumns,
  metaFile,
  metaFilterCells,
  metaLabel,
  metaRowsThere,
  metaSpaces,
  metaType,
} from './checks/meta-form.js';
import { metaDecimals, metaUnit } from './checks/meta-values.js';
import {
  levelColumnsTogether,
  metaPlaceColumns,
  placeNotAvailable,
  placeRepeats,
  placeTotal,
} from './checks/place-columns.js';
import { duplicateRows } from './checks/repeats.js';
import { timeIdentifier, timeMixed, timePeriod } from './checks/time.js';
import type { Sheet } from './sheet.js';
import { type PlaceNames, subjectOf } from './subject.js';

/** The checks of the standard, in the order in which their rows stand. */
export const SCREEN_CHECKS: readonly ScreenCheck[] = [
  fileName,
  encoding,
  tableForm,
  rowForm,
  rowLimit,
  compulsoryColumns,
  columnNamesRepeat,
  columnNamesSpaces,
  columnNamesStyle,
  columnNamesLength,
  timeIdentifier,
  timePeriod,
  timeMixed,
  geographicLevel,
  levelColumnsThere,
  levelColumnsTogether,
  levelCellsFilled,
  levelCellsBlank,
  levelsShown,
  authorityRegion,
  countryCode,
  codeForm,
  codeLength,
  codeAndName,
  knownPlaces,
  placeNotAvailable,
  placeRepeats,
  placeTotal,
  filterBlank,
  filterSpaces,
  filterAlike,
  filterTotal,
  filterSingle,
  filterLimits,
  groupItems,
  groupLevels,
  ethnicityGroups,
  ethnicityItems,
  indicatorBlank,
  indicatorNumber,
  formerSymbols,
  symbolEra,
  marksOfPrograms,
  duplicateRows,
  metaFile,
  metaColumns,
  metaName,
  metaDescribed,
  metaMissing,
  metaStandardColumns,
  metaPlaceColumns,
  metaGroupsInNames,
  harmonisedNames,
  characteristicNames,
  metaGroups,
  metaGroupsDescribed,
  metaGroupsRepeat,
  metaMoreRows,
  metaRowsThere,
  metaType,
  metaLabel,
  metaUnit,
  metaDecimals,
  metaFilterCells,
  metaSpaces,
];

/**
 * Check a data file against the open data standard of Explore Education Statistics. Every check gives one
 * row, passed or not, with all that it found and the name that DfE's own screener has for it.
 *
 * @param data the data file, as `readSheet` reads it.
 * @param meta its meta file; without one, filters and indicators are told apart by their cells.
 * @param places the names of known places by their code; none are checked where it is empty.
 * @example screen(readSheet(bytes, 'children_in_need.csv')).filter(({ result }) => result === 'fail')
 */
export function screen(data: Sheet, meta: Sheet | null = null, places: PlaceNames = new Map()): Screened[] {
  const subject = subjectOf(data, meta, places);
  return SCREEN_CHECKS.map((check) => screened(check, subject));
}
