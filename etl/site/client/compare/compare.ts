import { modelsFor } from '../../../../src/indicators/national.js';
import { newestRows, standing } from '../../../../src/indicators/standing.js';
import { labelText } from '../../../../src/indicators/standing-words.js';
import { authoritiesOf, type Packed, type PackedIndicator, unpacked } from '../../packed.js';
import { standingTable } from '../../standing-table.js';
import { type Choices, choose, follow } from '../address.js';
import { enlivenPlots } from '../points.js';
import { takeAway } from './files.js';
import { type View, viewOf } from './view.js';

declare global {
  /** What `data/national.js` holds: JSON, compressed. */
  var careIndicatorsNational: string | undefined;
}

const keyOf = ({ id, breakdown }: PackedIndicator): string => (breakdown === '' ? id : `${id}|${breakdown}`);

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
  #view: View | null = null;
  /** Whether anything was shown yet: a page that opens takes no one's focus. */
  #begun = false;

  constructor(packed: Packed, box: HTMLElement) {
    this.#packed = packed;
    this.#box = box;
    this.#selects = Object.fromEntries(
      [...box.querySelectorAll('select')].map((select) => [select.dataset.choice!, select]),
    );
    for (const [name, select] of Object.entries(this.#selects))
      select.addEventListener('change', () => {
        choose({ [name]: select.value, ...(name === 'indicator' ? { year: '' } : {}) });
        this.show(new Map([...this.#chosen(), ...(name === 'indicator' ? ([['year', '']] as const) : [])]));
      });
    document.getElementById('compared')!.addEventListener('click', ({ target }) => {
      const { take, of } = (target as HTMLElement).dataset;
      if (take === undefined || !this.#view) return;
      const svg = document.querySelector<SVGSVGElement>(`[data-exhibit="${of}"] svg`)!;
      const name = `${this.#view.heading} ${of}`.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
      takeAway(take, name, svg, this.#view.charts[of!]!);
    });
    box.hidden = false;
  }

  #chosen(): Map<string, string> {
    return new Map(Object.entries(this.#selects).map(([name, { value }]) => [name, value]));
  }

  begin(): void {
    this.#begun = true;
  }

  /** Say what of the address cannot be shown, where a reader and a screen reader meet it first. */
  #tell(lines: readonly string[], more = false): void {
    const box = document.getElementById('told')!;
    const text = lines.filter((line) => line !== '').join(' ');
    box.textContent = more ? `${box.textContent} ${text}`.trim() : text;
  }

  show(all: Choices): void {
    const authorities = authoritiesOf(this.#packed);
    const wanted = all.get('area') || this.#box.dataset.compare;
    const called = (name: string | undefined) =>
      authorities.find(({ area_code, area_name }) => area_code === name || area_name === name);
    const area = called(wanted) ?? called(this.#box.dataset.compare) ?? authorities[0]!;
    const national = unpacked(this.#packed, []);
    const models = modelsFor(national.neighbours, area.area_code);
    const model = models.includes(all.get('model') ?? '') ? all.get('model')! : (models.at(-1) ?? '');
    const indicator = this.#packed.indicators.find((one) => keyOf(one) === all.get('indicator'));
    this.#tell([
      wanted === area.area_code || wanted === area.area_name
        ? ''
        : `The address asks for the authority “${wanted}”, of which there are no figures; this is ${area.area_name}.`,
      asks(all.get('model'), model)
        ? `There is no list of ${all.get('model')} for ${area.area_name}; this is by the model of ${model || 'none'}.`
        : '',
      asks(all.get('indicator'), indicator && keyOf(indicator))
        ? `The address asks for the indicator “${all.get('indicator')}”, which is not held.`
        : '',
    ]);
    const { area: areas, model: lists, indicator: indicators, year: years } = this.#selects;
    options(
      areas!,
      authorities.map(({ area_code, area_name }) => [area_code, area_name] as const),
      area.area_code,
    );
    options(
      lists!,
      models.length === 0
        ? [['', 'no list is imported']]
        : models.map((one) => [one, one] as const).reverse(),
      model,
    );
    options(
      indicators!,
      [
        ['', 'all, at a glance'],
        ...this.#packed.indicators.map((one) => [keyOf(one), labelText(one)] as const),
      ],
      indicator ? keyOf(indicator) : '',
    );
    const compared = document.getElementById('compared')!;
    const glance = document.getElementById('at-a-glance')!;
    compared.hidden = indicator === undefined;
    glance.hidden = indicator !== undefined;
    years!.parentElement!.hidden = indicator === undefined;
    if (indicator === undefined) {
      this.#view = null;
      const rows = newestRows(standing(unpacked(this.#packed, this.#packed.indicators), area, model));
      const address = new URLSearchParams({ area: area.area_code, model });
      const list = standingTable(area.area_name, rows, (row) => {
        const key = row.breakdown === '' ? row.indicator : `${row.indicator}|${row.breakdown}`;
        return `#${new URLSearchParams([...address, ['indicator', key]])}`;
      });
      glance.querySelector('h2')!.textContent = `${area.area_name}: the newest figure of each indicator`;
      glance.querySelector('.scroll')!.outerHTML = list.html;
      return;
    }
    this.#view = viewOf(unpacked(this.#packed, [indicator]), area, model, all.get('year') ?? '');
    compared.innerHTML =
      this.#view?.html.html ??
      '<h2>No figure</h2><p>No figure of this authority is held for the indicator.</p>';
    const heading = this.#view?.heading ?? 'No figure';
    document.title = heading;
    if (
      asks(
        all.get('year'),
        this.#view?.periods.find(({ period_end }) => period_end === all.get('year'))?.period_end,
      )
    )
      this.#tell([`There is no figure of ${all.get('year')}; the newest is shown.`], true);
    options(
      years!,
      [
        ['', 'the newest'],
        ...(this.#view?.periods ?? [])
          .map(({ period, period_end }) => [period_end, period] as const)
          .reverse(),
      ],
      all.get('year') ?? '',
    );
    enlivenPlots();
    // A link of the glance is gone with it: its reader goes on at the heading.
    if (this.#begun && document.activeElement === document.body && compared.dataset.shown !== heading) {
      const top = compared.querySelector<HTMLElement>('h2')!;
      top.tabIndex = -1;
      top.focus();
    }
    compared.dataset.shown = heading;
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
    document.getElementById('told')!.textContent =
      'This browser cannot unpack the figures of the other authorities; a newer one can.';
    return;
  }
  const comparison = new Comparison(packed, box);
  follow((all) => {
    comparison.show(all);
    comparison.begin();
  });
}
