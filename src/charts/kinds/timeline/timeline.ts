import type { Dataset } from '../../../model/dataset.js';
import { groupBy } from '../../../model/group-by.js';
import { isFigure } from '../../../model/observation.js';
import { isProse } from '../../../published/prose.js';
import { insist } from '../../../statistics/estimate.js';
import { andList, orList } from '../../../text/list.js';
import type { TableDrawing } from '../../compose.js';
import { areaOf, type ChartOptions, selected } from '../../input.js';
import { flagged } from '../../issue.js';
import { subtitleText } from '../../words.js';
import { CONTRADICTED, cellRow } from './cell.js';
import { inspectionsOf, isWhole, type Judgement, judgementsOf, nameOf, UNDATED } from './judgement.js';
import { groupsOf, type Judged, timelineTable } from './table.js';
import { counted, datesText, titleOf } from './words.js';

/** Up to here the alternative text lists each judgement. */
const FEW = 12;

function contradictions(judgements: readonly Judgement[]): string[] {
  const cells = groupBy(judgements, (j) => `${nameOf(j)}|${j.inspection}`);
  return [...cells.values()]
    .filter((own) => own.length > 1)
    .map((own) => {
      const prints = own.map(({ word, prints: [print] }) => `${word} in ${print!.source.split(', ')[0]}`);
      return `${CONTRADICTED}  ${nameOf(own[0]!)}, ${own[0]!.inspection}: published as ${andList(prints)}.`;
    });
}

/** Grades that have two names. */
const renamed = (judgements: readonly Judgement[]): string[] =>
  [...groupBy(judgements, ({ value }) => String(value))].flatMap(([value, own]) => {
    const names = [...new Set(own.map(({ word }) => word))];
    return names.length > 1 ? [`${andList(names)} are two names for grade ${value}.`] : [];
  });

/**
 * The judgements of inspections: a row for each judgement and a column for each inspection, in the order of time.
 * Of all documents together only judgements on a whole service are shown.
 */
export function timelineChart(input: Dataset, options: ChartOptions): TableDrawing {
  const { table, theme = 'light' } = options;
  const all = selected(input, options)
    .filter(isFigure)
    .filter(({ unit }) => unit === 'grade');
  if (all.length === 0) {
    const graded = [...input.figures].filter(({ unit }) => unit === 'grade');
    const names = new Set(graded.filter((o) => !isProse(o)).map((o) => o.table));
    insist(
      false,
      `A timeline shows the judgements of inspections. Choose the ${names.size === 1 ? 'table' : 'tables'} ${orList([...names])}, or the indicator ${graded[0]?.indicator ?? 'inspection_grade'}.`,
    );
  }
  const area = areaOf(all, options);
  const own = all.filter((o) => o.area_name === area);
  const wholes = table === undefined && own.some(isWhole) ? own.filter(isWhole) : own;
  const judgements = judgementsOf(wholes, input.catalogue);
  const left_out = judgementsOf(
    own.filter((o) => !wholes.includes(o)),
    input.catalogue,
  );
  const issues = flagged(wholes, input);
  const groups = groupsOf(judgements.map((judgement): Judged => [judgement, cellRow(judgement, issues)]));
  const inspections = inspectionsOf(judgements);
  const tables = new Set(
    left_out.flatMap(({ prints }) => prints.filter((o) => !isProse(o)).map((o) => o.table)),
  );
  const many = `${judgements.length} judgement${judgements.length === 1 ? '' : 's'}`;
  return {
    title: titleOf(area, judgements, inspections),
    subtitle: `${subtitleText(many, datesText(judgements, inspections))}: grades from 1 (best) to 4`,
    shows: `Table of ${many} of inspections of ${area}: ${andList(inspections)}`,
    figures:
      judgements.length <= FEW
        ? judgements.map((j) => `${nameOf(j)}: ${j.value} ${j.word} (${j.inspection})`).join('. ')
        : `${many}: ${counted(judgements)}`,
    rows: groups.flatMap(({ rows }) => rows.flatMap(([, own]) => own.map(([, row]) => row))),
    columns: [
      'group',
      'theme',
      'inspection',
      'date',
      'value',
      'reads',
      'published',
      'issue',
      'table',
      'cell',
    ],
    table: timelineTable(groups, inspections, theme),
    notes: [
      ...contradictions(judgements),
      ...issues.notes,
      left_out.length > 0
        ? `${left_out.length} judgements on parts of a service are not shown${tables.size > 0 ? `; see the table${tables.size > 1 ? 's' : ''} ${andList([...tables])}` : ''}.`
        : '',
      inspections.includes(UNDATED)
        ? 'Judgements published without the date of the inspection are in the last column.'
        : '',
      ...renamed(judgements),
    ].filter((note) => note !== ''),
    sources: [...new Set(judgements.flatMap(({ prints }) => prints.slice(0, 1).map(({ source }) => source)))],
  };
}
