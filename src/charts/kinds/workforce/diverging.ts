import type { Dataset } from '../../../model/dataset.js';
import { SEVERITY_SIGNS } from '../../../model/issue.js';
import type { Observation } from '../../../model/observation.js';
import { insist } from '../../../statistics/estimate.js';
import { andList } from '../../../text/list.js';
import type { Drawing } from '../../compose.js';
import { FIGURE_COLUMNS, figureRow, signedLabel } from '../../figure-row.js';
import type { ChartOptions } from '../../input.js';
import { flagged } from '../../issue.js';
import { namedRows } from '../../rows.js';
import { SIZES } from '../../style.js';
import { textWidth } from '../../text-width.js';
import { pointLabel, subtitleText } from '../../words.js';
import { divergingView, SIDES } from './diverging-view.js';
import { serviceOf, staffing, staffOf } from './staffing.js';

const ALL = 'All services';

type Rate = 'vacancy_rate_published' | 'agency_rate_published';

/** Vacancy rates to the left and agency shares to the right, service by service and by who is employed. */
export function divergingChart(input: Dataset, options: ChartOptions): Drawing {
  const { area, figures, rows, whole, period } = staffing(input, options);
  const issues = flagged(figures, input);
  // A rate is as questionable as the posts it is worked out from.
  const signOf = (rate: Observation): string => {
    const { of } = SIDES.find(({ indicator }) => indicator === rate.indicator)!;
    const own = figures.filter(
      (o) => o.breakdown === rate.breakdown && (o === rate || of.some((id) => id === o.indicator)),
    );
    return Object.values(SEVERITY_SIGNS).find((sign) => own.some((o) => issues.sign(o) === sign)) ?? '';
  };
  const nameOf = (service: string, staff: string): string =>
    [service || ALL, staff].filter((part) => part !== '').join(', ');
  const order = rows.map(({ service, staff_group }) => nameOf(service, staff_group));
  const named = namedRows(order, SIZES.width, {
    labels: rows.map(({ service, staff_group }) => staff_group || service || ALL),
    strong: rows.map(({ staff_group }) => staff_group === ''),
    height: 30,
  });
  const drawn = SIDES.flatMap(({ indicator, title }) =>
    figures
      .filter((o) => o.indicator === indicator && order.includes(nameOf(serviceOf(o), staffOf(o))))
      .map((o) => {
        const row = { ...figureRow(o, issues), issue: signOf(o) };
        return {
          series: nameOf(serviceOf(o), staffOf(o)),
          measure: title,
          ...row,
          told: signedLabel(row),
          whole: staffOf(o) === '' ? 'yes' : 'no',
        };
      }),
  );
  const edge = Math.ceil(Math.max(...drawn.map(({ told }) => textWidth(told, SIZES.text)))) + 8;
  const values = drawn.flatMap(({ value }) => value ?? []);
  const domain = [Math.min(0, ...values), Math.max(...values)] as const;
  insist(values.length > 0, 'Every vacancy rate and agency share is suppressed or missing.');
  const totals = rows.filter((row) => row.service !== '' && row.staff_group === '');
  const highest = (rate: Rate): string | undefined => {
    const known = totals.filter((row) => row[rate] !== null);
    return known.length < 2
      ? undefined
      : known.reduce((top, row) => (row[rate]! > top[rate]! ? row : top)).service;
  };
  const [vacant, agency] = [highest('vacancy_rate_published'), highest('agency_rate_published')];
  const share = (rate: Rate, words: string): string => {
    const value = whole?.[rate] ?? null;
    return value === null ? '' : `${pointLabel(value, 1, 'percent')} ${words}`;
  };
  const shares = [
    share('vacancy_rate_published', 'of posts vacant'),
    share('agency_rate_published', 'of those in post from agencies'),
  ].filter((part) => part !== '');
  const where =
    vacant === undefined || agency === undefined
      ? ''
      : vacant === agency
        ? `both highest of the ${totals.length} services in ${vacant}`
        : `of the ${totals.length} services vacancies are highest in ${vacant}, agency staff in ${agency}`;
  const said = [andList(shares), where].filter((part) => part !== '').join('; ');
  return {
    title: `Children's social care, ${area}, ${period}${said === '' ? '' : `: ${said}`}`,
    subtitle: subtitleText(
      '% of budgeted posts that are vacant and % of those in post who are agency staff',
      'as published',
    ),
    shows: `Diverging bar chart of vacancy rates to the left and agency shares to the right by service and staff group: ${area}, ${period}`,
    figures: order
      .map(
        (name) =>
          `${name}: ${drawn
            .filter((d) => d.series === name)
            .map((d) => `${d.measure.toLowerCase()} ${d.label}`)
            .join(', ')}`,
      )
      .join('; '),
    rows: drawn,
    columns: ['series', 'measure', ...FIGURE_COLUMNS],
    helpers: { names: named.labels },
    views: [divergingView(named, { edge, domain }, options.theme ?? 'light')],
    left: named.room + edge,
    notes: issues.notes,
    sources: [...new Set(figures.map(({ source }) => source))],
  };
}
