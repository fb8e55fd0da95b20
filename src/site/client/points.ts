/** Pixels between a point and what is told of it. */
const GAP = 12;

const tip = document.createElement('div');
tip.id = 'tip';
tip.hidden = true;
tip.setAttribute('role', 'tooltip');

const live = document.createElement('div');
live.className = 'unseen';
live.setAttribute('role', 'status');

/** Beside a place of the page, within the window. */
function place(left: number, top: number): void {
  tip.hidden = false;
  const { width, height } = tip.getBoundingClientRect();
  const right = document.documentElement.clientWidth;
  const x = left + GAP + width > right ? left - GAP - width : left + GAP;
  const y = top + GAP + height > innerHeight ? top - GAP - height : top + GAP;
  tip.style.setProperty('left', `${Math.max(4, x) + scrollX}px`);
  tip.style.setProperty('top', `${Math.max(4, y) + scrollY}px`);
}

let leaving: ReturnType<typeof setTimeout> | undefined;

const stay = (): void => {
  clearTimeout(leaving);
  leaving = undefined;
};

const hide = (): void => {
  stay();
  tip.hidden = true;
};

/** Milliseconds in which the pointer may reach what is told, to rest on it or to mark its text. */
const GRACE = 300;

const hideSoon = (): void => {
  if (!tip.hidden) leaving ??= setTimeout(hide, GRACE);
};

tip.addEventListener('pointerenter', stay);
tip.addEventListener('pointerleave', hideSoon);

/** A point with what it tells; two marks that tell the same are one point. */
function pointsOf(plot: Element): SVGElement[] {
  const told = new Set<string>();
  return [...plot.querySelectorAll<SVGElement>('[data-tip]')].filter((mark) => {
    const words = mark.dataset.tip!;
    const shown = mark.getClientRects().length > 0;
    const fresh = shown && !told.has(words);
    if (fresh) told.add(words);
    return fresh;
  });
}

const STEPS: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowRight: (at, last) => Math.min(at + 1, last),
  ArrowDown: (at, last) => Math.min(at + 1, last),
  ArrowLeft: (at) => Math.max(at - 1, 0),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_at, last) => last,
};

/** Arrow keys lead from point to point of a chart; the pointer reaches the same. */
function enliven(plot: HTMLElement): void {
  let at = -1;
  let marked: SVGElement | undefined;
  const leave = (): void => {
    marked?.classList.remove('at');
    marked = undefined;
    hide();
  };
  const go = (point: SVGElement, place_: number, of: number): void => {
    leave();
    marked = point;
    point.classList.add('at');
    point.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const { left, right, top, bottom } = point.getBoundingClientRect();
    tip.textContent = point.dataset.tip!;
    live.textContent = `${point.dataset.tip}, ${place_ + 1} of ${of}`;
    place((left + right) / 2, (top + bottom) / 2);
  };
  plot.setAttribute('role', 'application');
  plot.setAttribute('aria-roledescription', 'chart');
  plot.setAttribute(
    'aria-label',
    `${plot.getAttribute('aria-label')}. Use the arrow keys to move between points.`,
  );
  plot.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return leave();
    const step = STEPS[event.key];
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return;
    const points = pointsOf(plot);
    if (points.length === 0) return;
    event.preventDefault();
    at = step(Math.min(at, points.length - 1), points.length - 1);
    go(points[at]!, at, points.length);
  });
  plot.addEventListener('blur', () => {
    at = -1;
    leave();
  });
  const tell = (event: PointerEvent): void => {
    const point = (event.target as Element).closest<SVGElement>('[data-tip]');
    if (!point) {
      hideSoon();
      return;
    }
    stay();
    tip.textContent = point.dataset.tip!;
    place(event.clientX, event.clientY);
  };
  plot.addEventListener('pointermove', tell);
  // A finger that taps moves nothing.
  plot.addEventListener('pointerdown', tell);
  plot.addEventListener('pointerleave', ({ pointerType }) => {
    if (pointerType !== 'touch') hideSoon();
  });
}

/** Charts that are enlivened; those drawn later are handed in anew. */
const known = new WeakSet<Element>();

/** All charts of the page. */
export function enlivenPlots(): void {
  const plots = document.querySelectorAll<HTMLElement>('.plot');
  if (plots.length > 0 && !tip.isConnected) {
    document.body.append(tip, live);
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') hide();
    });
  }
  for (const plot of plots) {
    if (known.has(plot)) continue;
    known.add(plot);
    enliven(plot);
  }
}
