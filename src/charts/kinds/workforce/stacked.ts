import type { WorkforceRow } from '../../../indicators/workforce.js';
import { isFigure, type Observation } from '../../../observations/observation.js';
import { type Drawing, plotWidth } from '../../compose.js';
import { doubted } from '../../doubt.js';
import { FIGURE_COLUMNS, figureRow, signedLabel } from '../../figure-row.js';
import type { Charted, ChartOptions } from '../../input.js';
import { namedRows } from '../../rows.js';
import { SIZES } from '../../style.js';
import { textWidth } from '../../text-width.js';
import { pointLabel } from '../../words.js';
import { BUDGET, EMPLOYEES, PARTS, stackedView } from './stacked-view.js';
import { serviceOf, staffing, staffOf } from './staffing.js';

const fte = (value: number): string => pointLabel(value, 1, 'fte');

const whenOver = ({ over_establishment_fte }: WorkforceRow): string =>
  over_establishment_fte === null || over_establishment_fte === 0
    ? ''
    : `, ${fte(Math.abs(over_establishment_fte))} ${over_establishment_fte > 0 ? 'more' : 'fewer'} than budgeted`;

/** Employees and agency staff of each service as one bar, and the posts it has a budget for. */
export function stackedChart(input: Charted, options: ChartOptions): Drawing {
  const { theme = 'light' } = options;
  const { area, figures, rows, whole, period } = staffing(input, options);
  const services = [
    ...new Set(
      rows.filter((row) => row.service !== '' && row.staff_group === '').map(({ service }) => service),
    ),
  ];
  const doubts = doubted(figures, input);
  const find = (service: string, indicator: string): Observation | undefined =>
    figures.find((o) => o.indicator === indicator && serviceOf(o) === service && staffOf(o) === '');
  const named = namedRows(services, SIZES.width);
  const parts = services.flatMap((service) => {
    let from = 0;
    return PARTS.flatMap(({ indicator, name }) => {
      const o = find(service, indicator);
      if (!o || !isFigure(o)) return [];
      const row = figureRow(o, doubts);
      const start = from;
      from += o.value;
      return [
        {
          ...row,
          series: service,
          part: name,
          from: start,
          to: from,
          middle: start + o.value / 2,
          told: signedLabel(row),
        },
      ];
    });
  });
  const budgets = services.flatMap((service) => {
    const o = find(service, 'budgeted_fte');
    if (!o || !isFigure(o)) return [];
    const row = figureRow(o, doubts);
    const end = Math.max(o.value, ...parts.filter((p) => p.series === service).map(({ to }) => to));
    return [{ ...row, series: service, part: BUDGET, end, told: '' }];
  });
  const top = Math.max(...budgets.map(({ end }) => end));
  // Labels that may have to stand beside the bars take their room whether they do or not.
  const right = textWidth('000.0 !!, 00.0 agency, 000.0 !! budgeted', SIZES.text);
  const width = plotWidth(named.room, right);
  const px = (value: number): number => (width * value) / top;
  const inside = parts.map((part) => ({
    ...part,
    fits:
      part.part === EMPLOYEES && px(part.value!) > textWidth(part.told, SIZES.text, 'bold') + 8
        ? 'yes'
        : 'no',
  }));
  for (const budget of budgets) {
    const beside = inside
      .filter(({ series, fits }) => series === budget.series && fits === 'no')
      .map(({ told, part }) => (part === EMPLOYEES ? told : `${told} agency`));
    budget.told = [...beside, `${signedLabel(budget)} budgeted`].join(', ');
  }
  const inPost = (whole?.employee_fte ?? 0) + (whole?.agency_fte ?? 0);
  const said = whole
    ? `${fte(inPost)} full-time equivalents in post${whenOver(whole)}; ${fte(whole.agency_fte ?? 0)} of them agency staff`
    : 'employees, agency staff and budgeted posts';
  return {
    title: `Children's social care, ${area}, ${period}: ${said}`,
    subtitle: 'Full-time equivalents by service; the upright stroke is what is budgeted',
    shows: `Stacked bar chart of employees and agency staff by service, with budgeted posts marked: ${area}, ${period}`,
    figures: services
      .map(
        (service) =>
          `${service}: ${[...inside, ...budgets]
            .filter((p) => p.series === service)
            .map((p) => `${p.part.toLowerCase()} ${p.label}`)
            .join(', ')}`,
      )
      .join('; '),
    rows: [...inside, ...budgets],
    columns: ['series', 'part', ...FIGURE_COLUMNS],
    helpers: { names: named.labels },
    views: [stackedView(named, { width, top }, theme)],
    left: named.room,
    notes: doubted(
      figures.filter((o) => staffOf(o) === ''),
      input,
    ).notes,
    sources: [...new Set(figures.map(({ source }) => source))],
  };
}
