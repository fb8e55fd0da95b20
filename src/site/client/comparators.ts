import { choose, follow } from './address.js';

const HIDDEN = 'without';

/** Hide in charts and tables what belongs to the comparators named. */
function hide(names: readonly string[]): void {
  for (const part of document.querySelectorAll<HTMLElement | SVGElement>('[data-series]'))
    part.classList.toggle('away', names.includes(part.dataset.series!));
}

/** Which comparators are shown, in charts and tables alike. */
export function enlivenComparators(): void {
  const box = document.querySelector<HTMLFieldSetElement>('[data-comparators]');
  if (!box) return;
  const checks = [...box.querySelectorAll<HTMLInputElement>('input')];
  const note = document.createElement('p');
  note.setAttribute('role', 'status');
  box.append(note);
  const apply = (): string[] => {
    const names = checks.filter(({ checked }) => !checked).map(({ value }) => value);
    hide(names);
    box.classList.toggle('idle', names.length === 0);
    note.textContent =
      names.length === 0
        ? ''
        : 'Headings, descriptions and files cover everything published, including hidden lines.';
    return names;
  };
  for (const check of checks) check.addEventListener('change', () => choose({ [HIDDEN]: apply().join('|') }));
  box.hidden = false;
  follow((all) => {
    const names = (all.get(HIDDEN) ?? '').split('|');
    for (const check of checks) check.checked = !names.includes(check.value);
    apply();
  });
}
