import { choose, follow } from './address.js';

type Field = HTMLInputElement | HTMLSelectElement;

/** Words that must all be there, in any order. */
const fits = (words: string, asked: string): boolean =>
  asked
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(word));

const valuesOf = (entry: HTMLElement, name: string): string[] => (entry.dataset[name] ?? '').split('|');

/** Search and filters over a list: what does not fit is hidden, and how much is left is said. */
function enliven(box: HTMLElement): void {
  const fields = [...box.querySelectorAll<Field>('[data-filter]')];
  const entries = [...document.getElementById(box.dataset.filters!)!.children] as HTMLElement[];
  const tally = box.querySelector<HTMLElement>('[data-tally]')!;
  /** What the address asks for and no choice offers. */
  let unknown: string[] = [];
  const apply = (): void => {
    let shown = 0;
    for (const entry of entries) {
      entry.hidden = !fields.every(({ value, dataset: { filter } }) =>
        filter === 'q'
          ? fits(entry.dataset.words!, value)
          : value === '' || valuesOf(entry, filter!).includes(value),
      );
      if (!entry.hidden) shown += 1;
    }
    // Filters that are not used are not printed.
    box.classList.toggle('idle', shown === entries.length);
    const strange =
      unknown.length === 0
        ? ''
        : `; the web address asks for “${unknown.join('”, “')}”, which is not one of the choices`;
    tally.textContent = `${shown} of ${entries.length} ${tally.dataset.tally}${strange}`;
  };
  for (const field of fields)
    field.addEventListener('input', () => {
      unknown = [];
      apply();
      choose({ [field.dataset.filter!]: field.value }, field.type === 'search');
    });
  box.hidden = false;
  follow((all) => {
    unknown = fields.flatMap((field) => {
      const asked = all.get(field.dataset.filter!) ?? '';
      field.value = asked;
      if (field.value === asked) return [];
      field.value = '';
      return [asked];
    });
    apply();
  });
}

/** All filters of the page. */
export function enlivenFilters(): void {
  for (const box of document.querySelectorAll<HTMLElement>('[data-filters]')) enliven(box);
}
