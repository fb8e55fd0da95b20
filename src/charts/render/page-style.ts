import type { Theme } from '../style.js';
import { colours, FURNITURE } from './furniture.js';

/**
 * The style sheet of a chart's page. Where there is room the picture says its title itself, and the heading is
 * there for those who cannot see it. A mark that is kept from screen readers (`aria: false`) only adorns others and
 * lets the pointer through to them.
 *
 * @example `<style>${pageStyle('dark')}</style>`
 */
export const pageStyle = (theme: Theme): string => `
:root { color-scheme: ${theme}; ${colours(theme)} }
${FURNITURE}body { max-width: 84rem; }
h1 { margin: 0 0 .5rem; font-size: 1.25rem; }
#picture svg { text-rendering: geometricPrecision; }
#picture svg [aria-hidden] { pointer-events: none; }
#tip { position: fixed; z-index: 1; max-width: 20rem; padding: .375rem .625rem; background: var(--ink); color: var(--background); border-radius: 3px; font-size: .875rem; }
#tip[hidden] { display: none; }
@media (min-width: 46rem) {
h1 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
}
@media (min-width: 72rem) {
main { display: grid; grid-template-columns: max-content minmax(0, 1fr); column-gap: 2rem; align-items: start; }
}
`;
