import { SEVERITY_SIGNS } from '../../../checks/finding.js';
import type { WorkforceRow } from '../../../indicators/workforce.js';
import type { Observation } from '../../../observations/observation.js';
import type { Drawing } from '../../compose.js';
import { doubted } from '../../doubt.js';
import { FIGURE_COLUMNS, figureRow, signedLabel } from '../../figure-row.js';
import type { Charted, ChartOptions } from '../../input.js';
import { namedRows } from '../../rows.js';
import { SIZES } from '../../style.js';
import { textWidth } from '../../text-width.js';
import { pointLabel, subtitleText } from '../../words.js';
import { divergingView, SIDES } from './diverging-view.js';
import { serviceOf, staffing, staffOf } from './staffing.js';

const ALL = 'All services';

/** Vacancy rates to the left and agency shares to the right, service by service and by who is employed. */
export function divergingChart(input: Charted, options: ChartOptions): Drawing {
  const { area, figures, rows, whole, period } = staffing(input, options);
  const doubts = doubted(figures, input);
  // A rate is as doubtful as the posts it is worked out from.
  const signOf = (rate: Observation): string => {
    const { of } = SIDES.find(({ indicator }) => indicator === rate.indicator)!;
    const own = figures.filter(
      (o) => o.breakdown === rate.breakdown && (o === rate || of.some((id) => id === o.indicator)),
    );
    return Object.values(SEVERITY_SIGNS).find((sign) => own.some((o) => doubts.sign(o) === sign)) ?? '';
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
        const row = { ...figureRow(o, doubts), doubt: signOf(o) };
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
  const highest = (indicator: 'vacancy_rate_printed' | 'agency_rate_printed'): WorkforceRow =>
    rows
      .filter((row) => row.service !== '' && row.staff_group === '')
      .reduce((top, row) => ((row[indicator] ?? -1) > (top[indicator] ?? -1) ? row : top));
  const [vacant, agency] = [highest('vacancy_rate_printed'), highest('agency_rate_printed')];
  const services = rows.filter((row) => row.service !== '' && row.staff_group === '').length;
  const where =
    vacant === agency
      ? `both highest of the ${services} services in ${vacant.service}`
      : `of the ${services} services vacancies are highest in ${vacant.service}, agency staff in ${agency.service}`;
  return {
    title: `Children's social care, ${area}, ${period}: ${pointLabel(whole?.vacancy_rate_printed ?? 0, 1, 'percent')} of posts vacant and ${pointLabel(whole?.agency_rate_printed ?? 0, 1, 'percent')} of those in post from agencies; ${where}`,
    subtitle: subtitleText(
      '% of budgeted posts that are vacant and % of those in post who are agency staff',
      'as printed',
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
    notes: doubts.notes,
    sources: [...new Set(figures.map(({ source }) => source))],
  };
}
