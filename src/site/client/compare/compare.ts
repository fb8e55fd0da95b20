import { benchmarkRows } from '../../../analysis/benchmark/benchmark.js';
import type { National, NationalArea } from '../../../analysis/benchmark/national.js';
import { modelsFor } from '../../../analysis/benchmark/neighbours.js';
import { labelText } from '../../../analysis/benchmark/words.js';
import { benchmarkTables } from '../../benchmark-table.js';
import { authoritiesOf, type Packed, type PackedIndicator, unpacked } from '../../packed.js';
import { type Choices, choose, follow } from '../address.js';
import { enlivenPlots } from '../points.js';
import { takeAway } from './files.js';
import { type View, viewOf } from './view.js';

declare global {
  /** What `data/national.js` holds: JSON, compressed. */
  var careIndicatorsNational: string | undefined;
}

const keyOf = ({ id, breakdown }: PackedIndicator): string => (breakdown === '' ? id : `${id}|${breakdown}`);

const part = (id: string): HTMLElement => document.getElementById(id)!;

/** Whether the address asks for something that is not what is shown. */
const asks = (wanted: string | undefined, given: string | undefined): boolean =>
  wanted !== undefined && wanted !== '' && wanted !== given;

function options(
  select: HTMLSelectElement,
  all: readonly (readonly [string, string])[],
  chosen: string,
): void {
  select.replaceChildren(...all.map(([value, words]) => new Option(words, value, false, value === chosen)));
}

/** The controls of the page that compares authorities, and what they show. */
class Comparison {
  readonly #packed: Packed;
  readonly #box: HTMLElement;
  readonly #selects: Readonly<Record<string, HTMLSelectElement>>;
  /** Figures taken out of their package once: those of all indicators, and of one. */
  readonly #unpacked = new Map<PackedIndicator | null, National>();
  readonly #title = document.title;
  #view: View | null = null;

  constructor(packed: Packed, box: HTMLElement) {
    this.#packed = packed;
    this.#box = box;
    this.#selects = Object.fromEntries(
      [...box.querySelectorAll('select')].map((select) => [select.dataset.choice!, select]),
    );
    for (const [name, select] of Object.entries(this.#selects))
      select.addEventListener('change', () => {
        const changed = { [name]: select.value, ...(name === 'indicator' ? { year: '' } : {}) };
        choose(changed);
        this.show(new Map([...this.#chosen(), ...Object.entries(changed)]));
      });
    part('compared').addEventListener('click', ({ target }) => {
      const { take, of } = (target as HTMLElement).dataset;
      if (take === undefined || !this.#view) return;
      const svg = document.querySelector<SVGSVGElement>(`[data-page-chart="${of}"] svg`)!;
      takeAway(take, svg, this.#view.charts[of!]!);
    });
    box.hidden = false;
  }

  #chosen(): Map<string, string> {
    return new Map(Object.entries(this.#selects).map(([name, { value }]) => [name, value]));
  }

  #national(indicator: PackedIndicator | null): National {
    const known = this.#unpacked.get(indicator);
    if (known) return known;
    const made = unpacked(this.#packed, indicator ? [indicator] : this.#packed.indicators);
    this.#unpacked.set(indicator, made);
    return made;
  }

  /** The indicator that the address names, also by its id alone. */
  #indicator(wanted: string | undefined): PackedIndicator | undefined {
    const { indicators } = this.#packed;
    return indicators.find((one) => keyOf(one) === wanted) ?? indicators.find(({ id }) => id === wanted);
  }

  /** Show what is chosen, and say what of the address cannot be shown. */
  show(all: Choices): void {
    const authorities = authoritiesOf(this.#packed);
    const wanted = all.get('area') || this.#box.dataset.compare;
    const called = (name: string | undefined) =>
      authorities.find(({ area_code, area_name }) => area_code === name || area_name === name);
    const area = called(wanted) ?? called(this.#box.dataset.compare) ?? authorities[0]!;
    const indicator = this.#indicator(all.get('indicator'));
    const national = this.#national(indicator ?? null);
    const models = modelsFor(national.neighbours, area.area_code);
    const model = models.includes(all.get('model') ?? '') ? all.get('model')! : (models.at(-1) ?? '');
    options(
      this.#selects.area!,
      authorities.map(({ area_code, area_name }) => [area_code, area_name] as const),
      area.area_code,
    );
    options(
      this.#selects.model!,
      models.length === 0
        ? [['', 'no list is imported']]
        : models.map((one) => [one, one] as const).reverse(),
      model,
    );
    options(
      this.#selects.indicator!,
      [
        ['', 'all indicators'],
        ...this.#packed.indicators.map((one) => [keyOf(one), labelText(one)] as const),
      ],
      indicator ? keyOf(indicator) : '',
    );
    const [glance, compared] = [part('at-a-glance'), part('compared')];
    const wasWithin = [glance, compared].some((box) => box.contains(document.activeElement));
    compared.hidden = indicator === undefined;
    glance.hidden = indicator !== undefined;
    this.#selects.year!.parentElement!.hidden = indicator === undefined;
    if (indicator) this.#showOne(indicator, area, model, all.get('year') ?? '');
    else this.#showAll(area, model);
    const year = this.#view?.periods.find(({ period_end }) => period_end === all.get('year'));
    part('told').textContent = [
      wanted === area.area_code || wanted === area.area_name
        ? ''
        : `The web address asks for the authority “${wanted}”, which has no figures; showing ${area.area_name}.`,
      asks(all.get('model'), model)
        ? `There is no list of ${all.get('model')} for ${area.area_name}; this is by the model of ${model || 'none'}.`
        : '',
      !indicator && asks(all.get('indicator'), undefined)
        ? `The web address asks for the indicator “${all.get('indicator')}”, which is not in the data.`
        : '',
      indicator && asks(all.get('year'), year?.period_end)
        ? `There is no figure of ${all.get('year')}; the newest is shown.`
        : '',
    ]
      .filter((line) => line !== '')
      .join(' ');
    // The link that was followed, or the view that was left, is gone: its reader goes on at the heading.
    if (!wasWithin) return;
    const top = (indicator ? compared : glance).querySelector<HTMLElement>('h2')!;
    top.tabIndex = -1;
    top.focus();
  }

  /** Every indicator at a glance. */
  #showAll(area: NationalArea, model: string): void {
    this.#view = null;
    const rows = benchmarkRows(this.#national(null), area, model);
    part('at-a-glance').querySelector('h2')!.textContent =
      `${area.area_name}: latest figure of each indicator`;
    part('glance').innerHTML = benchmarkTables(area.area_name, rows, ({ indicator, breakdown }) => {
      const key = breakdown === '' ? indicator : `${indicator}|${breakdown}`;
      return `#${new URLSearchParams({ area: area.area_code, model, indicator: key })}`;
    }).html;
    document.title = this.#title;
  }

  #showOne(indicator: PackedIndicator, area: NationalArea, model: string, year: string): void {
    const { issues } = indicator;
    this.#view = viewOf(this.#national(indicator), area, { model, year, issues });
    part('compared').innerHTML =
      this.#view?.html.html ??
      '<h2>No figure</h2><p>There is no figure of this indicator for the authority.</p>';
    document.title = `${this.#view?.heading ?? 'No figure'} – ${this.#title}`;
    options(
      this.#selects.year!,
      [
        ['', 'the newest'],
        ...(this.#view?.periods ?? [])
          .map(({ period, period_end }) => [period_end, period] as const)
          .reverse(),
      ],
      year,
    );
    enlivenPlots();
  }
}

async function unzipped(text: string): Promise<Packed> {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(plain).json();
}

/** The page that compares authorities, where this is it. */
export async function enlivenComparison(): Promise<void> {
  const box = document.querySelector<HTMLElement>('[data-compare]');
  const text = globalThis.careIndicatorsNational;
  if (!box || text === undefined) return;
  const packed = await unzipped(text).catch(() => null);
  if (packed === null) {
    part('told').textContent = 'This browser is too old to show other authorities. Use a current browser.';
    return;
  }
  const comparison = new Comparison(packed, box);
  follow((all) => comparison.show(all));
}
