/** Pixels between the pointer and what is told beside it. */
const GAP = 14;

/** Milliseconds in which the pointer may reach the tooltip before it goes. */
const PATIENCE = 200;

function lines(told: unknown): HTMLElement[] {
  const parts = typeof told === 'object' && told !== null ? Object.entries(told) : [['', told]];
  return parts.map(([name, value]) => {
    const line = document.createElement('div');
    const words = document.createElement('strong');
    words.textContent = String(value);
    line.append(name ? `${name}: ` : '', words);
    return line;
  });
}

/** Beside the pointer, within the window. */
function place(tip: HTMLElement, x: number, y: number): void {
  const { width, height } = tip.getBoundingClientRect();
  const left = x + GAP + width > window.innerWidth ? x - GAP - width : x + GAP;
  const top = y + GAP + height > window.innerHeight ? y - GAP - height : y + GAP;
  tip.style.left = `${Math.max(0, left)}px`;
  tip.style.top = `${Math.max(0, top)}px`;
}

/**
 * Vega's tooltip: the words of a mark beside the pointer. It stays while the pointer rests on it and goes with
 * Escape, as WCAG 1.4.13 asks.
 */
export function tooltip(
  tip: HTMLElement,
): (handler: unknown, event: MouseEvent, item: unknown, told: unknown) => void {
  let going: ReturnType<typeof setTimeout> | undefined;
  const hide = (): void => {
    tip.hidden = true;
  };
  const leave = (): void => {
    clearTimeout(going);
    going = setTimeout(hide, PATIENCE);
  };
  tip.addEventListener('pointerenter', () => clearTimeout(going));
  tip.addEventListener('pointerleave', leave);
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide();
  });
  return (_handler, event, _item, told) => {
    if (told == null || told === '') return leave();
    clearTimeout(going);
    tip.replaceChildren(...lines(told));
    tip.hidden = false;
    place(tip, event.clientX, event.clientY);
  };
}
