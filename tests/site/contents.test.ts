import { beforeAll, describe, expect, it } from 'vitest';
import { benchmarkRows, newestRows } from '../../src/analysis/benchmark/benchmark.js';
import { labelText, wholeName } from '../../src/analysis/benchmark/words.js';
import { croydon } from '../analysis/national-figures.js';
import { built } from '../analysis/published.js';
import { builtSite, publishedRows, type SiteFiles } from './built-site.js';
import { grouped, type Row, referenceRows, SIGNS, signOf } from './expected.js';
import { between, itemsOf, tableOf, termsOf, textOf, texts } from './reading.js';
import { national, nationalPages } from './small-national.js';

let files: SiteFiles;
let rows: (path: string) => Row[];
beforeAll(async () => {
  files = await builtSite({ national: nationalPages });
  rows = await publishedRows();
}, 120_000);

const page = (path: string): string => files.get(path)!;

/** Everything under the heading of a section. */
const section = (path: string, heading: string): string =>
  between(page(path), `>${heading}</h2>`, '<h2 ').split('</section>\n<section aria')[0]!;

const UNITS: Row = { percent: '%', rate_per_10000: ' per 10,000', days: ' days', weeks: ' weeks' };

/** A number of a file as a page writes it. */
const number = (text: string | undefined): string =>
  Number(text).toLocaleString('en-GB', {
    minimumFractionDigits: (text!.split('.')[1] ?? '').length,
    maximumFractionDigits: 9,
  });

const figure = (text: string | undefined, unit: string | undefined): string =>
  `${number(text)}${UNITS[unit!] ?? ''}`;

/** How a row of benchmarks.csv or of scorecard.csv reads, where chance alone could explain a difference. */
const reading = (reads: string, significant: string): string =>
  significant === 'false' && reads !== 'no different' ? 'not clearly different' : reads;

describe('the overview', () => {
  const CARDS: readonly (readonly [heading: string, readings: readonly string[]])[] = [
    ['Better', ['better']],
    ['Worse', ['worse']],
    ['No clear difference', ['no different', 'not clearly different']],
    ['Higher or lower: not tested, or neither direction is good', ['higher', 'lower']],
    ['Not compared: a figure has a data quality issue, or the definitions differ', ['not compared']],
  ];
  const BESIDE = [
    ['Compared with statistical neighbours', 'Statistical neighbours'],
    ['Compared with England', 'England'],
    ['Change since the previous period', 'own past'],
  ] as const;

  /** The last comparison of each thing with one comparator. */
  const newest = (comparator: string): Row[] =>
    grouped(
      rows('benchmarks.csv').filter((row) => row.comparator === comparator),
      ({ indicator, breakdown }) => `${indicator}|${breakdown}`,
    ).map((own) => own.reduce((a, b) => (b.period_end! > a.period_end! ? b : a)));

  const of = (all: readonly Row[], readings: readonly string[]): Row[] =>
    all.filter(({ direction, significant }) => readings.includes(reading(direction!, significant!)));

  const isUntested = ({ direction, significant }: Row): boolean =>
    significant === '' && /better|worse|higher|lower/.test(direction!);

  /** Each entry as its page and its words. */
  const entries = (html: string): string[] =>
    [...html.matchAll(/<li><a href="indicators\/([^"]*)\.html">.*?<span class="values">(.*?)<\/span>/gs)].map(
      ([, id, values]) => `${id}: ${textOf(values!)}`,
    );

  const expected = (row: Row): string => {
    const before = row.comparator === 'own past';
    const name = row.comparator === 'Statistical neighbours' ? 'neighbours' : row.comparator;
    return `${row.indicator}: ${figure(row.value, row.unit)} (${row.period}); ${before ? 'before' : name} ${figure(row.comparator_value, row.unit)}${before ? ` (${row.comparator_period})` : ''}${row.caveat === '' ? '' : '; with caveats'}`;
  };

  it.each(BESIDE)('lists what is so %s, the tested first', (heading, comparator) => {
    const cards = section('index.html', heading).split('<section class="card').slice(1);
    const all = newest(comparator);
    expect(cards.map((card) => textOf(between(card, '<h3>', '</h3>')))).toEqual(
      CARDS.map(([words, readings]) => [words, of(all, readings).length] as const)
        .filter(([, count]) => count > 0)
        .map(([words, count]) => `${words} ${count}`),
    );
    for (const card of cards) {
      const words = textOf(between(card, '<h3>', '</h3>'));
      const [, readings] = CARDS.find(([heading]) => words.startsWith(heading))!;
      const own = of(all, readings);
      const [tested, untested = ''] = card.split('not tested:');
      expect(entries(tested!).sort()).toEqual(
        own
          .filter((row) => !isUntested(row))
          .map(expected)
          .sort(),
      );
      expect(entries(untested).sort()).toEqual(own.filter(isUntested).map(expected).sort());
    }
  });

  it('begins with how many are better, worse and not clearly different, and of which years', () => {
    const lead = itemsOf(between(page('index.html'), '<ul class="lead">', '</ul>'));
    expect(lead).toEqual(
      BESIDE.map(([heading, comparator]) => {
        const all = newest(comparator);
        const count = (at: number): number => of(all, CARDS[at]![1]).length;
        const years = all.map(({ period_end }) => period_end!.slice(0, 4)).sort();
        const span = years[0] === years.at(-1) ? years[0] : `${years[0]} to ${years.at(-1)}`;
        const left = count(4) === 0 ? '' : ` ${count(4)} cannot be compared.`;
        return `${heading}: ${count(0)} better, ${count(1)} worse, ${count(2)} not clearly different (${span}). ${count(3)} more are higher or lower: not tested, or neither direction is good.${left}`;
      }),
    );
  });

  it('holds the scorecard as a table', () => {
    const cell = (
      value: Row[string] | undefined,
      reads: Row[string] | undefined,
      significant: Row[string] | undefined,
    ): string =>
      value === ''
        ? '–'
        : [number(value), reading(reads!, significant!)].filter((text) => text !== '').join(', ');
    expect(tableOf(page('index.html'), 'Scorecard of Croydon').map((cells) => cells.slice(1))).toEqual(
      rows('scorecard.csv').map((row) => [
        row.period,
        figure(row.value, row.unit),
        row.change === ''
          ? '–'
          : `${Number(row.change) > 0 ? '+' : ''}${cell(row.change, row.change_reads, row.change_significant)}, since ${row.since}`,
        cell(row.neighbours, row.neighbours_reads, row.neighbours_significant),
        cell(row.england, row.england_reads, row.england_significant),
      ]),
    );
    const links = [
      ...between(page('index.html'), '<caption>Scorecard of Croydon', '</table>').matchAll(
        /href="indicators\/([^"]*)\.html"/g,
      ),
    ];
    expect(links.map(([, id]) => id)).toEqual(rows('scorecard.csv').map(({ indicator }) => indicator));
  });

  it('says how many comparisons are untested, and how many issues there are of each weight', () => {
    const text = textOf(section('index.html', 'Caveats'));
    const all = rows('benchmarks.csv');
    const issues = rows('issues.csv');
    const count = (weight: string): number => issues.filter(({ severity }) => severity === weight).length;
    expect(text).toContain(
      `${all.filter(isUntested).length} of ${all.length} comparisons show a difference larger than rounding that could not be tested`,
    );
    expect(text).toContain(
      `${issues.length} issues of the checks are about these tables: ${count('high')} high, ${count('medium')} medium, ${count('low')} low. The ${count('high') + count('medium')} high and medium ones are errors as published`,
    );
  });
});

describe('the equalities page', () => {
  const groups = (): Row[][] =>
    grouped(rows('disparity.csv'), ({ characteristic, cohort }) => `${characteristic}|${cohort}`);
  const heading = ([row]: readonly Row[]): string =>
    `${row!.characteristic![0]!.toUpperCase()}${row!.characteristic!.slice(1)}: ${row!.cohort}, ${row!.area}`;
  const index = (text: string | undefined): string => (text === '' ? '–' : Number(text).toFixed(2));
  const limits = (
    lower: string | undefined,
    upper: string | undefined,
    say: (text: string | undefined) => string,
  ): string => (lower === '' ? '–' : `${say(lower)} to ${say(upper)}`);

  it('gives the shares, index and limits of every group, and whether chance explains them', () => {
    for (const own of groups())
      expect([heading(own), tableOf(page('equalities.html'), heading(own))]).toEqual([
        heading(own),
        own.map((row) => [
          row.group,
          number(row.cohort_share),
          number(row.population_share),
          index(row.representation_index),
          limits(row.lowercl, row.uppercl, index),
          limits(row.rounding_lower, row.rounding_upper, index),
          row.significant === 'true'
            ? ['statistically significant', row.zone].filter((text) => text !== '').join('; ')
            : row.significant === 'false'
              ? 'no clear difference'
              : 'not tested',
        ]),
      ]);
  });

  it('says it in words, with every reservation, and names the groups that differ', () => {
    for (const own of groups()) {
      const html = section('equalities.html', heading(own));
      const text = textOf(html);
      for (const { sentence } of own) expect(itemsOf(html)).toContain(sentence);
      for (const one of own.flatMap(({ caveat }) => caveat!.split(/(?<=\.) /))) expect(text).toContain(one);
      const clear = own.filter(({ significant }) => significant === 'true').map(({ group }) => group);
      expect(text).toContain(
        clear.length === 0
          ? 'No group’s share differs significantly from its share of the population.'
          : `of ${own.length} ${clear.length === 1 ? 'differs from its' : 'differ from their'} share of the population by a statistically significant amount: ${clear.join('; ')}.`,
      );
    }
    const all = rows('disparity.csv');
    const how = (significant: string): number => all.filter((row) => row.significant === significant).length;
    const lead = textOf(page('equalities.html'));
    expect(lead).toContain(
      `${how('true')} of ${how('true') + how('false')} tested comparisons of a group’s share`,
    );
    expect(lead).toContain(`; ${how('')} could not be tested.`);
    expect(lead).toContain('tests of these are indicative only');
  });

  it('says of how many children, where that is published, and by which method', () => {
    /** A table as a reader of the document finds it: its title, its section and the document’s year. */
    const whereIs = (name: string | undefined): string => {
      const { title, date, tables } = built.publications.find(({ tables }) =>
        tables.some(({ table }) => table === name),
      )!;
      const own = tables.find(({ table }) => table === name)!;
      return `“${own.title}”, section ${own.section} of ${title} (${date.slice(0, 4)})`;
    };
    for (const own of groups()) {
      const text = textOf(section('equalities.html', heading(own)));
      const { period, cohort_size, cohort_size_source, method } = own[0]!;
      const [table, when] = cohort_size_source!.split(', ');
      expect(text).toContain(
        `${period}, on ${number(cohort_size)} children (${textOf(whereIs(table))}, ${when}).`,
      );
      expect(text).toContain(`Method: ${method}.`);
    }
  });

  it('gives the share of unaccompanied children with its limits', () => {
    const uasc = rows('shares.csv');
    expect(tableOf(page('equalities.html'), 'Unaccompanied asylum-seeking children')).toEqual(
      uasc.map((row) => [
        row.period,
        number(row.count),
        number(row.total),
        number(row.share),
        limits(row.lowercl, row.uppercl, number),
      ]),
    );
    for (const { sentence } of uasc) expect(textOf(page('equalities.html'))).toContain(sentence);
  });
});

describe('the workforce page', () => {
  const INDICATORS = [
    'budgeted_fte',
    'employee_fte',
    'agency_fte',
    'vacant_fte',
    'vacancy_rate',
    'agency_rate',
  ];
  const posts = (): Row[] => rows('workforce.csv').filter(({ budgeted_fte }) => budgeted_fte !== '');

  /** What is published of a service and its staff, with the sign of the gravest issue about it. */
  function published({ service, staff_group, period_end }: Row, indicator: string): string {
    const parts = [service && `service=${service}`, staff_group && `staff_group=${staff_group}`];
    const breakdown = parts.filter((text) => text !== '').join('; ');
    const figure = rows('observations.csv').find(
      (o) =>
        o.indicator === indicator &&
        o.breakdown === breakdown &&
        o.period_end === period_end &&
        o.table!.startsWith('workforce-'),
    )!;
    return `${figure.published}${signOf(figure, rows('issues.csv'))}`;
  }

  it('shows every line of posts as published, the issues signed, and what the posts give beyond rounding', () => {
    expect(tableOf(page('workforce.html'), 'Posts in full-time equivalents')).toEqual(
      posts().map((row) => {
        const given = (what: string): string =>
          row[`${what}_beyond_rounding`] === 'true'
            ? ` (the posts give ${number(row[`${what}_recomputed`])})`
            : '';
        return [
          [row.service, row.staff_group].filter((text) => text !== '').join(', ') || 'All services',
          ...INDICATORS.map((indicator) => `${published(row, indicator)}${given(indicator)}`),
        ];
      }),
    );
  });

  it('marks what cannot be right, as the issues have it', () => {
    const [all, ...others] = tableOf(page('workforce.html'), 'Posts in full-time equivalents');
    expect(all!.slice(0, 4)).toEqual(['All services', '350.4 !', '260.3 !', '108.0']);
    const sen = others.find(([who]) => who === '0 to 25 SEN and Disability')!;
    expect(sen[4]).toBe('10.6 !! (the posts give 14.6)');
  });

  it('begins with how many lines are in issue, and ends with every sentence and its reservations', () => {
    const flagged = posts().filter((row) =>
      [row.vacant_fte_beyond_rounding, row.vacancy_rate_beyond_rounding].includes('true'),
    );
    const text = textOf(page('workforce.html'));
    expect(text).toContain(
      `In ${flagged.length} of ${posts().length} rows, published vacancies do not equal budgeted minus filled posts`,
    );
    for (const { sentence, caveat } of rows('workforce.csv')) {
      expect(text).toContain(sentence);
      expect(text).toContain(caveat);
    }
  });
});

describe('the page of months', () => {
  it('tells of every monthly series how it moves, under its indicator, and counts them', () => {
    const monthly = rows('trends.csv').filter(({ process }) => process !== '');
    const by = (reads: string): number => monthly.filter(({ reads_as }) => reads_as === reads).length;
    expect(textOf(page('months.html'))).toContain(
      `Of ${monthly.length} monthly series, ${by('better')} move for the better and ${by('worse')} for the worse by a test of the whole series.`,
    );
    for (const own of grouped(monthly, ({ indicator }) => indicator!)) {
      const said = between(
        page('months.html'),
        `<section aria-labelledby="of-${own[0]!.indicator}">`,
        '</section>',
      );
      const statements = texts(said, /<li><p>(.*?)<\/p>/gs);
      expect([own[0]!.indicator, statements]).toEqual([
        own[0]!.indicator,
        own.map(({ sentence }) => sentence),
      ]);
      for (const { caveat } of own) expect(textOf(said)).toContain(caveat);
      expect([own[0]!.indicator, said.includes('class="plot"')]).toEqual([own[0]!.indicator, true]);
    }
  });
});

describe('the page of inspections', () => {
  it('lists every judgement as published with its cell, and counts the newest', () => {
    const grades = rows('observations.csv').filter(({ indicator }) => indicator === 'inspection_grade');
    const table = tableOf(page('inspections.html'), 'Every published judgement');
    expect(table.map(([, , published, , cell]) => `${cell} ${published}`).sort()).toEqual(
      grades
        .map((o) => `${o.table} ${String.fromCharCode(64 + Number(o.column))}${o.row} ${o.published}`)
        .sort(),
    );
    expect(textOf(page('inspections.html'))).toContain(
      `${grades.length} judgements are published in these documents.`,
    );
  });

  it('begins with the newest inspection: overall, and each other theme once however often it is published', () => {
    expect(textOf(page('inspections.html'))).toContain(
      'The newest published judgements, June to July 2017: overall inadequate; of 6 others 4 inadequate, 2 requires improvement.',
    );
  });
});

describe('the page of issues', () => {
  it('holds every issue with its weight, table and cells, the gravest first', () => {
    const issues = rows('issues.csv');
    const list = between(page('issues.html'), 'id="issue-list">', '</ul>').split('<li ').slice(1);
    const shown = list.map((item) => textOf(`<li ${item}`));
    for (const { severity, message, cells, published } of issues) {
      const own = shown.find(
        (text) => text.includes(textOf(message!)) && (cells === '' || text.includes(`cells ${cells}`)),
      );
      expect([message, own?.startsWith(SIGNS[severity!]!)]).toEqual([message, true]);
      expect(own).toContain(published);
    }
    expect(shown).toHaveLength(issues.length);
    const weights = list.map((item) => between(item, 'data-severity="', '"'));
    expect(weights).toEqual(
      [...weights].sort((a, b) => Object.keys(SIGNS).indexOf(a) - Object.keys(SIGNS).indexOf(b)),
    );
    const count = (...of: string[]): number => issues.filter(({ severity }) => of.includes(severity!)).length;
    expect(textOf(page('issues.html'))).toContain(
      `${count('high', 'medium')} of ${issues.length} issues are errors`,
    );
  });
});

describe('the pages of sources and methods', () => {
  it('count the figures and issues of every table', () => {
    const [observations, issues] = [rows('observations.csv'), rows('issues.csv')];
    const lines = [...page('sources.html').matchAll(/<caption>(Tables of [^<]*)/g)].flatMap(([, caption]) =>
      tableOf(page('sources.html'), caption!),
    );
    expect(lines.length).toBe(new Set(lines.map(([, , , , name]) => name)).size);
    for (const [, , figures, found, name] of lines)
      expect([name, figures, found]).toEqual([
        name,
        String(observations.filter(({ table }) => table === name).length),
        String(issues.filter(({ table }) => table === name).length),
      ]);
    expect(textOf(page('sources.html'))).toContain(
      `${observations.length.toLocaleString('en-GB')} published figures of 5 documents`,
    );
  });

  it('give of every document who published it, when, under which licence, and the file that was read', () => {
    for (const { id, publisher, date, licence, attribution, document } of built.publications) {
      const terms = termsOf(between(page('sources.html'), `<h2 id="${id}">`, '</dl>'));
      const day = new Date(date).toLocaleDateString('en-GB', {
        day: 'numeric',
        month: 'long',
        year: 'numeric',
        timeZone: 'UTC',
      });
      expect(terms).toMatchObject({
        'Published by': publisher,
        Date: expect.stringContaining(day),
        Licence: `${licence}. ${attribution}.`,
        'Document read': `${document.file}, SHA-256 ${document.sha256}`,
      });
      expect(terms.Licence).toContain('Open Government Licence v3.0');
    }
  });

  it('say what a symbol in a figure’s place means, and in which years, as symbols.csv has it', () => {
    expect(tableOf(page('methods.html'), 'What a symbol means, and when')).toEqual(
      referenceRows('symbols').map(({ symbol, meaning, from, to, source }) => [
        symbol,
        meaning,
        [from && `from ${from}`, to && `until ${to}`].filter((text) => text !== '').join(' ') ||
          'of any year',
        source,
      ]),
    );
  });

  it('tell of every check how often it asked and what it found', () => {
    const count = (text: string | undefined): string =>
      text === '' ? '–' : Number(text).toLocaleString('en-GB');
    expect(tableOf(page('methods.html'), 'Checks: how often')).toEqual(
      rows('checks.csv').map((row) => [
        row.asks,
        count(row.comparisons),
        count(row.figures),
        row.high,
        row.medium,
        row.low,
      ]),
    );
  });
});

describe('the list of indicators', () => {
  it('gives of each the newest figure of the whole as published, or of how many groups there is one', () => {
    const observations = rows('observations.csv');
    const list = between(page('indicators/index.html'), 'id="entries">', '</ul>').split('<li ').slice(1);
    for (const item of list) {
      const id = between(item, '<a href="', '.html"');
      const text = textOf(between(item, '<span class="values">', '</li>'));
      const figures = observations.filter(
        (o) =>
          o.indicator === id && o.area_name === 'Croydon' && o.value !== '' && !/figure=/.test(o.breakdown!),
      );
      const whole = figures.filter(({ breakdown }) => breakdown === '' || /theme=Overall/.test(breakdown!));
      const some = whole.length > 0 ? whole : figures;
      if (some.length === 0) continue;
      const last = some
        .map(({ period_end }) => period_end!)
        .sort()
        .at(-1);
      const newest = some.filter(({ period_end }) => period_end === last);
      const groups = whole.length > 0 ? 1 : new Set(newest.map(({ breakdown }) => breakdown)).size;
      const said =
        groups === 1
          ? newest.some(({ published }) => text.startsWith(`Croydon: ${published}`))
          : text.startsWith(`Croydon: figures of ${groups} groups`);
      expect([id, text, said]).toEqual([id, text, true]);
    }
    expect(list.length).toBeGreaterThan(150);
  });

  it('tags how each stands beside England, and what is in issue', () => {
    const entry = (id: string): string =>
      textOf(between(page('indicators/index.html'), `<a href="${id}.html">`, '</li>'));
    expect(entry('assessments_45d')).toContain('beside England, 2013-14: lower');
    expect(entry('cin_rate')).toContain('beside England, 31 March 2014: higher');
    expect(entry('vacant_fte')).toMatch(/!! \d+ issues/);
  });
});

describe('a chart', () => {
  /** Every chart of the pages: the file of its picture beside them, and the HTML around it. */
  const charts = (): [name: string, html: string][] =>
    [...files.values()].flatMap((html) =>
      html
        .split('<div class="page-chart">')
        .slice(1)
        .map((own): [string, string] => [between(own, ' id="', '"'), between(own, '<h', '</ul>\n</div>')]),
    );

  it('has its description in words and its notes, as its picture has them, and its source', () => {
    for (const [name, html] of charts()) {
      const described = textOf(
        between(files.get(`charts/${name}.svg`)!, `<desc id="${name}-desc">`, '</desc>'),
      );
      const words = textOf(between(html, `<p id="${name}-alt">`, '</p>'));
      expect([name, words]).toEqual([name, described]);
      expect(html).toContain(`aria-describedby="${name}-alt"`);
      const [, noted = ''] = described.split(' Notes: ');
      const notes = itemsOf(between(html, '<ul class="notes">', '</ul>'));
      expect([name, notes.slice(0, -1).join(' ')]).toEqual([name, noted]);
      expect(notes.at(-1)).toMatch(/^Source: /);
    }
    expect(charts().length).toBeGreaterThan(100);
  });

  it('leads to its picture and its figures, each by its name', () => {
    for (const [name, html] of charts()) {
      const links = [...html.matchAll(/<a download href="([^"]*)" aria-label="([^"]*)">([^<]*)</g)];
      const title = textOf(between(html, '>', '</h'));
      expect(
        links.map(([, href, label, words]) => [href!.replace('../', ''), textOf(label!), words]),
      ).toEqual(
        [
          ['svg', 'Picture (SVG)'],
          ['png', 'Picture (PNG)'],
          ['csv', 'Figures (CSV)'],
        ].map(([format, words]) => [`charts/${name}.${format}`, `${words}: ${title}`, words]),
      );
    }
  });
});

describe('the page that compares, without its script', () => {
  it('tells apart what is of different ages', () => {
    const table = tableOf(page('compare.html'), 'Croydon: latest figure of each indicator');
    expect(table.map(([label, , value]) => `${label} ${value}`)).toEqual(
      expect.arrayContaining([
        'Children in need (age: 17-18), per 10,000 99.1',
        'Children in need (age: 19-21), per 10,000 88.2',
      ]),
    );
  });

  it('shows the newest figure of each indicator as benchmarkRows gives it', () => {
    const table = tableOf(page('compare.html'), 'Croydon: latest figure of each indicator');
    expect(
      table.map(([label, period, value, , , listed, , rank]) => [label, period, value, listed, rank]),
    ).toEqual(
      newestRows(benchmarkRows(national, croydon))
        .sort((a, b) => wholeName(a).localeCompare(wholeName(b)))
        .map((row) => [
          labelText(row),
          row.period,
          `${number(String(row.value))}${row.indicator === 'cla_number' ? ' †' : ''}`,
          `${row.neighbours_n} of ${row.neighbours_listed}`,
          row.rank === null ? '–' : `${row.rank} of ${row.ranked}`,
        ]),
    );
  });
});
