import type { Dataset } from '../../../model/dataset.js';
import { isFigure, type Observation } from '../../../model/observation.js';
import { insist } from '../../../statistics/estimate.js';
import { roundHalfUp } from '../../../statistics/rounding.js';
import { type Drawing, plotWidth } from '../../compose.js';
import { FIGURE_COLUMNS, figureRow, signedLabel } from '../../figure-row.js';
import type { ChartOptions } from '../../input.js';
import { flagged } from '../../issue.js';
import { namedRows } from '../../rows.js';
import { SIZES } from '../../style.js';
import { textWidth } from '../../text-width.js';
import { pointLabel, STATUS_WORDS } from '../../words.js';
import { BUDGET, EMPLOYEES, PARTS, stackedView } from './stacked-view.js';
import { serviceOf, staffing, staffOf } from './staffing.js';

const fte = (value: number): string => pointLabel(value, 1, 'fte');

/** Employees and agency staff of each service as one bar, and the posts it has a budget for. */
export function stackedChart(input: Dataset, options: ChartOptions): Drawing {
  const { theme = 'light' } = options;
  const { area, figures, whole, period } = staffing(input, options);
  const services = [
    ...new Set(
      figures.filter((o) => o.unit === 'fte' && serviceOf(o) !== '' && staffOf(o) === '').map(serviceOf),
    ),
  ];
  const withheld = figures.filter(
    (o) =>
      !isFigure(o) &&
      staffOf(o) === '' &&
      services.includes(serviceOf(o)) &&
      [...PARTS.map(({ indicator }) => indicator), 'budgeted_fte'].some((id) => id === o.indicator),
  );
  const issues = flagged(figures, input);
  const find = (service: string, indicator: string): Observation | undefined =>
    figures.find((o) => o.indicator === indicator && serviceOf(o) === service && staffOf(o) === '');
  const named = namedRows(services, SIZES.width);
  const parts = services.flatMap((service) => {
    let from = 0;
    return PARTS.flatMap(({ indicator, name }) => {
      const o = find(service, indicator);
      if (!o || !isFigure(o)) return [];
      const row = figureRow(o, issues);
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
    const row = figureRow(o, issues);
    const end = Math.max(o.value, ...parts.filter((p) => p.series === service).map(({ to }) => to));
    return [{ ...row, series: service, part: BUDGET, end, told: '' }];
  });
  insist(parts.length > 0, 'Every figure of employees and agency staff is suppressed or missing.');
  const top = Math.max(...[...budgets.map(({ end }) => end), ...parts.map(({ to }) => to)]);
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
  const total = (list: readonly { readonly value: number | null }[]): number =>
    roundHalfUp(
      list.reduce((sum, { value }) => sum + (value ?? 0), 0),
      1,
    );
  const [inPost, agency, budgeted] = [
    total(parts),
    total(parts.filter(({ part }) => part !== EMPLOYEES)),
    total(budgets),
  ];
  const over = roundHalfUp(inPost - budgeted, 1);
  const beside = over === 0 ? 'as many as' : `${fte(Math.abs(over))} ${over > 0 ? 'more' : 'fewer'} than`;
  const summed = `${fte(inPost)} full-time equivalents in post in ${services.length} services, ${beside} budgeted; ${fte(agency)} of them agency staff`;
  // What is withheld is nobody's nought: without it there is no sum.
  const said =
    withheld.length === 0
      ? summed
      : `employees and agency staff of ${services.length} services, ${withheld.length} figures withheld`;
  const published =
    whole === undefined
      ? ''
      : `The totals published for all services: ${whole.budgeted_fte} budgeted, ${whole.employee_fte} employees, ${whole.agency_fte} agency staff.`;
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
    notes: [
      published,
      withheld.length === 0
        ? ''
        : `Withheld, not drawn: ${withheld.map((o) => `${input.catalogue.indicators.get(o.indicator)!.name}, ${serviceOf(o)} (${STATUS_WORDS[o.status] ?? o.status})`).join('; ')}.`,
      ...flagged(
        figures.filter((o) => staffOf(o) === ''),
        input,
      ).notes,
    ].filter((note) => note !== ''),
    sources: [...new Set(figures.map(({ source }) => source))],
  };
}
