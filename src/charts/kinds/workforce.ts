import { type WorkforceRow, workforce } from '../../indicators/workforce.js';
import { parseBreakdown } from '../../observations/breakdown.js';
import { isFigure, type Observation } from '../../observations/observation.js';
import { insist } from '../../statistics/estimate.js';
import { type Drawing, plotWidth, type View } from '../compose.js';
import { doubted } from '../doubt.js';
import { FIGURE_COLUMNS, figureRow, signedLabel } from '../figure-row.js';
import { areaOf, type Charted, type ChartOptions, selected } from '../input.js';
import { namedRows, namesLayer } from '../rows.js';
import { PALETTES, SIZES } from '../style.js';
import { textWidth } from '../text-width.js';
import { pointLabel, subtitleText } from '../words.js';

const ALL = 'All services';
const BAR = 20;

/** Posts by service and staff of the last day that the figures are of. */
function staffing(input: Charted, options: ChartOptions) {
  const all = selected(input, options).filter(isFigure);
  const area = areaOf(all, options);
  const posts = all.filter((o) => o.area_name === area && o.unit === 'fte' && o.period_end !== '');
  insist(
    posts.some((o) => o.indicator === 'budgeted_fte' && /service=/.test(o.breakdown)),
    'This chart is of posts by service – budgeted, employees, agency – and these figures are not; the table "workforce-june-2017" prints them.',
  );
  const end = posts
    .map((o) => o.period_end)
    .sort()
    .at(-1)!;
  const figures = all.filter((o) => o.area_name === area && o.period_end === end);
  const rows = workforce(input).filter(
    (row) => row.area === area && row.period_end === end && row.budgeted_fte !== null,
  );
  return { area, figures, rows, whole: rows.find(({ service }) => service === ''), period: rows[0]!.period };
}

const serviceOf = (o: Observation): string => parseBreakdown(o.breakdown)?.service ?? '';
const staffOf = (o: Observation): string => parseBreakdown(o.breakdown)?.staff_group ?? '';

const fte = (value: number): string => pointLabel(value, 1, 'fte');

const PARTS = [
  { indicator: 'employee_fte', name: 'Employees' },
  { indicator: 'agency_fte', name: 'Agency staff' },
] as const;

const whenOver = ({ over_establishment_fte }: WorkforceRow): string =>
  over_establishment_fte === null || over_establishment_fte === 0
    ? ''
    : `, ${fte(Math.abs(over_establishment_fte))} ${over_establishment_fte > 0 ? 'more' : 'fewer'} than budgeted`;

/** Employees and agency staff of each service as one bar, and the posts it has a budget for. */
export function stackedChart(input: Charted, options: ChartOptions): Drawing {
  const { area, figures, rows, whole, period } = staffing(input, options);
  const { ink, background, categories, doubt } = PALETTES[options.theme ?? 'light'];
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
    return [{ ...row, series: service, part: 'Budgeted posts', end, told: '' }];
  });
  const top = Math.max(...budgets.map(({ end }) => end));
  // Labels that may have to stand beside the bars take their room whether they do or not.
  const right = textWidth('000.0 !!, 00.0 agency, 000.0 !! budgeted', SIZES.text);
  const width = plotWidth(named.room, right);
  const px = (value: number): number => (width * value) / top;
  const inside = parts.map((part) => ({
    ...part,
    fits:
      part.part === 'Employees' && px(part.value!) > textWidth(part.told, SIZES.text, 'bold') + 8
        ? 'yes'
        : 'no',
  }));
  for (const budget of budgets) {
    const beside = inside
      .filter(({ series, fits }) => series === budget.series && fits === 'no')
      .map(({ told, part }) => (part === 'Employees' ? told : `${told} agency`));
    budget.told = [...beside, `${signedLabel(budget)} budgeted`].join(', ');
  }
  const { y } = named;
  const x = {
    field: 'from',
    type: 'quantitative' as const,
    scale: { domain: [0, top], nice: false },
    axis: null,
  };
  const names = PARTS.map(({ name }) => name);
  const tooltip = ['series:Service', 'part:Part', 'label:FTE', 'printed:As printed'].map((pair) => {
    const [field, title] = pair.split(':');
    return { field, type: 'nominal', title };
  });
  const view = {
    width,
    height: named.height,
    layer: [
      namesLayer(named, 'names', ink),
      {
        data: { name: 'drawn' },
        transform: [{ filter: "datum.part !== 'Budgeted posts'" }],
        mark: { type: 'bar', height: BAR, stroke: background, strokeWidth: 1.5 },
        encoding: {
          x,
          x2: { field: 'to' },
          y,
          color: {
            field: 'part',
            type: 'nominal',
            scale: { domain: names, range: [categories[0], categories[3]] },
            legend: {
              title: null,
              orient: 'top',
              labelFontSize: SIZES.text,
              labelColor: ink,
              labelLimit: 0,
              symbolType: 'square',
              symbolSize: 160,
              symbolStrokeWidth: 0,
              offset: 10,
            },
          },
          tooltip,
        },
      },
      {
        data: { name: 'drawn' },
        transform: [{ filter: "datum.fits === 'yes'" }],
        mark: { type: 'text', align: 'center', fontWeight: 'bold', aria: false },
        encoding: {
          x: { ...x, field: 'middle' },
          y,
          text: { field: 'told' },
          color: {
            condition: { test: "datum.part === 'Employees'", value: background },
            value: options.theme === 'dark' ? background : '#1a1a1a',
          },
        },
      },
      {
        data: { name: 'drawn' },
        transform: [{ filter: "datum.part === 'Budgeted posts'" }],
        mark: { type: 'tick', color: ink, thickness: 3.5, size: BAR + 10 },
        encoding: { x: { ...x, field: 'value' }, y, tooltip },
      },
      {
        data: { name: 'drawn' },
        transform: [{ filter: "datum.part === 'Budgeted posts'" }],
        mark: { type: 'text', dx: 12, aria: false },
        encoding: {
          x: { ...x, field: 'end' },
          y,
          text: { field: 'told' },
          color: { condition: { test: "datum.doubt !== ''", value: doubt }, value: ink },
        },
      },
    ],
  };
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
    views: [view as View],
    left: named.room,
    notes: doubted(
      figures.filter((o) => staffOf(o) === ''),
      input,
    ).notes.slice(),
    sources: [...new Set(figures.map(({ source }) => source))],
  };
}

const SIDES = [
  { indicator: 'vacancy_rate', title: 'Vacancy rate', side: 'left' },
  { indicator: 'agency_rate', title: 'Agency share', side: 'right' },
] as const;

/** Vacancy rates to the left and agency shares to the right, service by service and by who is employed. */
export function divergingChart(input: Charted, options: ChartOptions): Drawing {
  const { area, figures, rows, whole, period } = staffing(input, options);
  const { ink, quiet, categories, doubt } = PALETTES[options.theme ?? 'light'];
  const doubts = doubted(
    figures.filter((o) => SIDES.some(({ indicator }) => indicator === o.indicator)),
    input,
  );
  const nameOf = (service: string, staff: string): string =>
    [service || ALL, staff].filter((part) => part !== '').join(', ');
  const order = rows.map(({ service, staff_group }) => nameOf(service, staff_group));
  const named = namedRows(order, SIZES.width, {
    labels: rows.map(({ service, staff_group }) => staff_group || service || ALL),
    height: 30,
  });
  const drawn = SIDES.flatMap(({ indicator, title }) =>
    figures
      .filter((o) => o.indicator === indicator && order.includes(nameOf(serviceOf(o), staffOf(o))))
      .map((o) => {
        const row = figureRow(o, doubts);
        return {
          series: nameOf(serviceOf(o), staffOf(o)),
          measure: title,
          ...row,
          told: signedLabel(row),
          whole: staffOf(o) === '' ? 'yes' : 'no',
        };
      }),
  );
  const GAP = 26;
  const edge = Math.ceil(Math.max(...drawn.map(({ told }) => textWidth(told, SIZES.text)))) + 8;
  const width = Math.floor((SIZES.width - named.room - 2 * edge - GAP) / 2);
  const values = drawn.flatMap(({ value }) => value ?? []);
  const domain = [Math.min(0, ...values), Math.max(...values)] as const;
  const { y } = named;
  const views = SIDES.map(({ title, side }, at) => {
    const x = {
      field: 'value',
      type: 'quantitative' as const,
      scale: { domain: [...domain], nice: false, reverse: side === 'left' },
      axis: null,
    };
    const own = (test = 'true') => ({
      data: { name: 'drawn' },
      transform: [
        { filter: `datum.measure === ${JSON.stringify(title)} && isValid(datum.value) && ${test}` },
      ],
    });
    return {
      width,
      height: named.height,
      title: {
        text: title,
        anchor: side === 'left' ? 'end' : 'start',
        frame: 'group',
        fontSize: SIZES.text,
        fontWeight: 'bold',
        color: ink,
        offset: 8,
      },
      layer: [
        ...(side === 'left'
          ? [
              {
                ...namesLayer(named, 'names', ink),
                encoding: { x: { value: -edge - 6 }, y, text: { field: 'lines' } },
              },
            ]
          : []),
        {
          ...own(),
          mark: { type: 'bar', height: BAR, color: categories[at === 0 ? 0 : 3] },
          encoding: {
            x,
            x2: { datum: 0 },
            y,
            opacity: { condition: { test: "datum.whole === 'yes'", value: 1 }, value: 0.72 },
            tooltip: [
              { field: 'series', type: 'nominal', title: 'Staff' },
              { field: 'label', type: 'nominal', title },
              { field: 'printed', type: 'nominal', title: 'As printed' },
            ],
          },
        },
        {
          ...own("datum.doubt !== ''"),
          mark: {
            type: 'bar',
            height: BAR + 5,
            filled: false,
            stroke: doubt,
            strokeWidth: 2.2,
            strokeDash: [5, 3],
            aria: false,
          },
          encoding: { x, x2: { datum: 0 }, y },
        },
        {
          ...own('datum.value >= 0'),
          mark: {
            type: 'text',
            align: side === 'left' ? 'right' : 'left',
            dx: side === 'left' ? -6 : 6,
            color: ink,
            aria: false,
          },
          encoding: { x, y, text: { field: 'told' } },
        },
        {
          ...own('datum.value < 0'),
          mark: {
            type: 'text',
            align: side === 'left' ? 'right' : 'left',
            dx: side === 'left' ? -6 : 6,
            color: ink,
            aria: false,
          },
          encoding: {
            x: { datum: 0, type: 'quantitative', scale: x.scale, axis: null },
            y,
            text: { field: 'told' },
          },
        },
        {
          data: { values: [{}] },
          mark: { type: 'rule', color: quiet, strokeWidth: 1.5, aria: false },
          encoding: { x: { datum: 0, type: 'quantitative', scale: x.scale, axis: null } },
        },
      ],
    };
  });
  const highest = (indicator: 'vacancy_rate_printed' | 'agency_rate_printed'): WorkforceRow =>
    rows
      .filter((row) => row.service !== '' && row.staff_group === '')
      .reduce((top, row) => ((row[indicator] ?? -1) > (top[indicator] ?? -1) ? row : top));
  const [vacant, agency] = [highest('vacancy_rate_printed'), highest('agency_rate_printed')];
  const where =
    vacant === agency
      ? `both highest in ${vacant.service}`
      : `vacancies highest in ${vacant.service}, agency staff in ${agency.service}`;
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
    views: [{ hconcat: views, spacing: GAP, bounds: 'flush' } as unknown as View],
    left: named.room + edge,
    notes: doubts.notes.slice(),
    sources: [...new Set(figures.map(({ source }) => source))],
  };
}
