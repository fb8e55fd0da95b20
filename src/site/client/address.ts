/** What a reader has chosen, as the address keeps it after `#`: `q=care&reads=worse`. */
export type Choices = ReadonlyMap<string, string>;

/** The choices in the address; none where it names a place of the page. */
export const choices = (): Choices =>
  new Map(location.hash.includes('=') ? new URLSearchParams(location.hash.slice(1)) : []);

const WAIT = 400;
let waiting: ReturnType<typeof setTimeout> | undefined;
/** What was typed and is not in the address yet. */
let typed: Readonly<Record<string, string>> = {};

/** Put choices into the address, so that the view can be sent and Back leads to the one before. */
function write(all: Choices, replace: boolean): void {
  const text = new URLSearchParams([...all].filter(([, value]) => value !== '')).toString();
  const address = text === '' ? location.pathname + location.search : `#${text}`;
  if (replace) history.replaceState(null, '', address);
  else history.pushState(null, '', address);
}

/**
 * Change some choices.
 *
 * @param typing whether more of the same is to come: the address then follows a moment later and makes no step for Back.
 */
export function choose(changed: Readonly<Record<string, string>>, typing = false): void {
  clearTimeout(waiting);
  typed = { ...typed, ...changed };
  const put = (replace: boolean): void => {
    const all = new Map([...choices(), ...Object.entries(typed)]);
    typed = {};
    write(all, replace);
  };
  if (typing) waiting = setTimeout(() => put(true), WAIT);
  else put(false);
}

/** What was typed last is in the address before the reader leaves the page, so that Back leads to it. */
addEventListener('pagehide', () => {
  if (Object.keys(typed).length > 0) write(new Map([...choices(), ...Object.entries(typed)]), true);
});

/** Lead to places of the page without taking what is chosen out of the address. */
export function enlivenPlaces(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('a[href^="#"]');
    const name = link?.getAttribute('href')?.slice(1) ?? '';
    const place = name === '' || name.includes('=') ? null : document.getElementById(name);
    if (!place || choices().size === 0) return;
    event.preventDefault();
    if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
    place.scrollIntoView();
    place.focus({ preventScroll: true });
  });
}

/** Tell a part of the page of the choices, now and whenever the address changes. */
export function follow(apply: (all: Choices) => void): void {
  addEventListener('popstate', () => {
    // A link to a place of the page, such as the one that skips the navigation, changes nothing that is chosen.
    if (location.hash === '' || location.hash.includes('=')) apply(choices());
  });
  apply(choices());
}
