import { isBreakdownKey } from '../model/breakdown.js';
import type { Catalogue } from '../model/catalogue.js';
import type { Fault } from '../model/fault.js';
import { nearest } from '../model/nearest.js';
import { PERIOD_FORMS, parsePeriod } from '../model/period.js';
import type { AxisEntry, CellNote, Facet, FigureSet, Reading, Recipe, TableCheck } from './recipe.js';
import type {
  Axis,
  Facets,
  Labels,
  Segment,
  WrittenCell,
  WrittenCheck,
  WrittenFacet,
  WrittenFigureSet,
  WrittenRecipe,
} from './recipe-schema.js';

/** A run of labels that count up, as in `1.1` to `1.14` or `2010-11` to `2013-14`; `null` if they do not. */
function countUp(from: string, to: string): string[] | null {
  const parts = (text: string): RegExpExecArray | null =>
    /^(?<before>|.*\D)(?<number>\d+)$/.exec(text.replace(/^(\d{4})-\d\d$/, '$1'));
  const [first, last] = [parts(from)?.groups, parts(to)?.groups];
  const [a, z] = [Number(first?.number), Number(last?.number)];
  if (first?.before !== last?.before || !(a < z && z - a < 200)) return null;
  const years = /^\d{4}-\d\d$/.test(from);
  const labels = Array.from({ length: z - a + 1 }, (_, step) =>
    years
      ? `${a + step}-${String((a + step + 1) % 100).padStart(2, '0')}`
      : `${first!.before}${String(a + step).padStart(first!.number!.length, '0')}`,
  );
  return labels[0] === from && labels.at(-1) === to ? labels : null;
}

function join(first: Facet, second: Facet): Facet {
  const breakdown = { ...first.breakdown, ...second.breakdown };
  const both: Facet = { ...first, ...second };
  return Object.keys(breakdown).length > 0 ? { ...both, breakdown } : both;
}

const quoted = (name: string, known: Iterable<string>): string => {
  const [best] = nearest(name, known);
  return best === undefined ? '' : ` Did you mean ${best}?`;
};

/** Reads the recipes of one publication and collects what is wrong with them. */
class RecipeReader {
  readonly faults: Fault[] = [];
  readonly #used = new Set<string>();
  readonly #file: string;
  readonly #facets: Facets;
  readonly #catalogue: Catalogue;

  constructor(file: string, facets: Facets, catalogue: Catalogue) {
    this.#file = file;
    this.#facets = facets;
    this.#catalogue = catalogue;
  }

  #fault(path: string, value: string | null, message: string): void {
    const fault: Fault = { file: `${this.#file}, ${path}`, row: null, column: null, value, message };
    const known = this.faults.some(
      (one) => one.file === fault.file && one.value === value && one.message === message,
    );
    if (!known) this.faults.push(fault);
  }

  #indicator(name: string, path: string): void {
    const { indicators } = this.#catalogue;
    if (!indicators.has(name))
      this.#fault(
        path,
        name,
        `is not an indicator of indicators.csv.${quoted(name, indicators.keys()) || ' Add a row for it there.'}`,
      );
  }

  #area(name: string, path: string): void {
    const { areas } = this.#catalogue;
    if (!areas.isPublished(name))
      this.#fault(
        path,
        name,
        `is not an area of areas.csv.${quoted(name, areas.names) || ' Add a row for it there.'}`,
      );
  }

  /** What a single key says; unknown names are faults. */
  #said(key: string, value: string, path: string): Facet {
    if (key === 'indicator') this.#indicator(value, path);
    if (key === 'area') this.#area(value, path);
    if (key === 'period' && !parsePeriod(value))
      this.#fault(path, value, `is not a period; write it like one of ${PERIOD_FORMS}.`);
    return isBreakdownKey(key) ? { breakdown: { [key]: value } } : { [key]: value };
  }

  /** What a named facet stands for: rows or columns, or something said of figures. */
  #named(name: string, path: string, within: readonly string[]): Facet | AxisEntry[] {
    const axis = this.#facets[name];
    this.#used.add(name);
    if (axis === undefined || within.includes(name)) {
      const hint = quoted(name, Object.keys(this.#facets));
      this.#fault(path, name, axis ? 'uses itself.' : `is not one of the facets of this file.${hint}`);
      return {};
    }
    const here = `facets.${name}`;
    return Array.isArray(axis)
      ? this.axis(axis, here, [...within, name])
      : this.#segment(axis, here, [...within, name]);
  }

  #labels(key: string, labels: Labels, path: string): AxisEntry[] {
    return labels.flatMap((item, index): AxisEntry[] => {
      const here = `${path}.${index}`;
      if (typeof item === 'string') return [[item, this.#said(key, item, here)]];
      if (!Array.isArray(item)) {
        const run = countUp(item.from, item.to);
        if (!run)
          this.#fault(here, `${item.from} to ${item.to}`, 'does not count up; list the labels instead.');
        return (run ?? []).map((text) => [text, this.#said(key, text, here)]);
      }
      const [label, value, more] = item;
      if (value === null) return [[label, null]];
      const said = this.#said(key, value, `${here}.1`);
      return [[label, more ? join(said, this.facet(more, `${here}.2`)) : said]];
    });
  }

  /** A segment with a list of labels gives rows or columns, one without a facet. */
  #segment(segment: Segment, path: string, within: readonly string[]): Facet | AxisEntry[] {
    const { use, pair, ...keys } = segment;
    let facet: Facet = {};
    let entries: AxisEntry[] | undefined;
    const more = (found: AxisEntry[], at: string, name: string): void => {
      if (entries)
        this.#fault(at, name, 'lists labels, but another key here lists some already; keep one list.');
      entries ??= found;
    };
    if (use !== undefined) {
      const named = this.#named(use, `${path}.use`, within);
      if (Array.isArray(named)) more(named, `${path}.use`, use);
      else facet = named;
    }
    for (const [key, value] of Object.entries(keys)) {
      if (value === undefined) continue;
      if (Array.isArray(value)) more(this.#labels(key, value, `${path}.${key}`), `${path}.${key}`, key);
      else if (typeof value === 'string') facet = join(facet, this.#said(key, value, `${path}.${key}`));
      else facet = { ...facet, [key]: value };
    }
    if (pair)
      facet = {
        ...facet,
        pair: [this.facet(pair[0], `${path}.pair.0`), this.facet(pair[1], `${path}.pair.1`)],
      };
    return entries ? entries.map(([label, own]) => [label, own && join(facet, own)]) : facet;
  }

  facet(written: WrittenFacet, path: string): Facet {
    const facet = this.#segment(written, path, []);
    if (!Array.isArray(facet)) return facet;
    this.#fault(path, written.use ?? null, 'lists rows or columns, so it cannot be used here.');
    return {};
  }

  axis(axis: Axis, path: string, within: readonly string[] = []): AxisEntry[] {
    const items = Array.isArray(axis) ? axis : [axis];
    return items.flatMap((item, index): AxisEntry[] => {
      const here = Array.isArray(axis) ? `${path}.${index}` : path;
      if (typeof item === 'string') return [[item, {}]];
      if (Array.isArray(item)) return [[item[0], item[1] && this.facet(item[1], `${here}.1`)]];
      const entries = this.#segment(item, here, within);
      if (Array.isArray(entries)) return entries;
      this.#fault(here, null, 'names no rows or columns; give one of its keys a list of labels.');
      return [];
    });
  }

  #cell({ readings, ...rest }: WrittenCell, path: string): CellNote {
    const read = readings?.map((reading, index): Reading => {
      if (typeof reading === 'string') return { published: reading };
      const { published, remark, ...said } = reading;
      const facet = this.facet(said, `${path}.readings.${index}`);
      return {
        published,
        ...(remark === undefined ? {} : { note: remark }),
        ...(Object.keys(facet).length > 0 ? { facet } : {}),
      };
    });
    return { ...rest, ...(read ? { readings: read } : {}) } as CellNote;
  }

  #check(written: WrittenCheck, path: string): TableCheck {
    const one = (set: WrittenFigureSet, at: string): FigureSet => {
      const { indicator, ...breakdown } = typeof set === 'string' ? { indicator: set } : set;
      this.#indicator(indicator, `${path}.${at}`);
      return { indicator, ...(Object.keys(breakdown).length > 0 ? { breakdown } : {}) } as FigureSet;
    };
    const id = (name: string, at: string): void => this.#indicator(name, `${path}.${at}`);
    switch (written.check) {
      case 'ratio':
        return {
          check: 'ratio',
          part: one(written.part, 'part'),
          of: written.of.map((set, index) => one(set, `of.${index}`)),
          share: one(written.share, 'share'),
        };
      case 'at-most':
        return {
          check: 'at-most',
          less: written.less.map((set, index) => one(set, `less.${index}`)),
          more: one(written.more, 'more'),
        };
      case 'difference':
        for (const at of ['minuend', 'subtrahend', 'result'] as const) id(written[at], at);
        return written;
      case 'cumulative':
        for (const at of ['percent', 'weight'] as const) id(written[at], at);
        return written;
      case 'comparators':
        for (const [index, area] of written.areas.entries()) this.#area(area, `${path}.areas.${index}`);
        return written;
      case 'parts-total':
        for (const [index, name] of (written.indicators ?? []).entries()) id(name, `indicators.${index}`);
        return written as TableCheck;
      default:
        return written;
    }
  }

  recipe(table: string, written: WrittenRecipe): Recipe {
    const at = `table ${table}, recipe`;
    const { header, stub, merged } = written;
    return {
      table,
      header,
      stub,
      ...(written.all ? { all: this.facet(written.all, `${at}.all`) } : {}),
      rows: this.axis(written.rows, `${at}.rows`),
      columns: this.axis(written.columns, `${at}.columns`),
      ...(merged ? { merged } : {}),
      ...(written.cells
        ? {
            cells: Object.fromEntries(
              Object.entries(written.cells).map(([name, cell]) => [
                name,
                this.#cell(cell, `${at}.cells.${name}`),
              ]),
            ),
          }
        : {}),
      checks: (written.checks ?? []).map((check, index) => this.#check(check, `${at}.checks.${index}`)),
    };
  }

  unused(): void {
    for (const name of Object.keys(this.#facets))
      if (!this.#used.has(name)) this.#fault('facets', name, 'is used by no table; use it or take it out.');
  }
}

/** The recipes of a publication's tables, ready to read them with. */
export interface Expanded {
  readonly recipes: Recipe[];
  /** Tables whose recipe has a fault of its own. */
  readonly faulty: ReadonlySet<string>;
  readonly faults: Fault[];
}

/**
 * Turn the recipes written in a `publication.json` into full ones: named facets put in, labels listed one by
 * one, and every indicator, area and period looked up.
 *
 * @param file how faults name the file.
 * @returns the recipes, and every fault with its table, its place in the file and its value.
 */
export function expandRecipes(
  {
    facets = {},
    tables,
  }: { facets?: Facets | undefined; tables: readonly { table: string; recipe: WrittenRecipe }[] },
  file: string,
  catalogue: Catalogue,
): Expanded {
  const reader = new RecipeReader(file, facets, catalogue);
  const faulty = new Set<string>();
  const recipes = tables.map(({ table, recipe }) => {
    const before = reader.faults.length;
    const expanded = reader.recipe(table, recipe);
    if (reader.faults.length > before) faulty.add(table);
    return expanded;
  });
  reader.unused();
  return { recipes, faulty, faults: reader.faults };
}
