/*! Holds Vega, (c) 2015-2023 University of Washington Interactive Data Lab, BSD-3-Clause, and D3, (c) 2010-2026
 * Mike Bostock, ISC: their licences are at github.com/vega/vega and github.com/d3. */
import { chartView } from '../chart-view.js';
import { tooltip } from './tooltip.js';

const byId = (id: string): HTMLElement => document.getElementById(id)!;

/** Draws the chart anew, with tooltips, and puts it in the place of the picture once it is whole. */
async function enliven(picture: Element): Promise<void> {
  const live = document.createElement('div');
  const view = chartView(JSON.parse(byId('view').textContent!), {
    renderer: 'svg',
    container: live,
    hover: true,
    tooltip: tooltip(byId('tip')),
  });
  await view.runAsync();
  live.setAttribute('role', 'img');
  live.setAttribute('aria-label', picture.querySelector('title')!.textContent!);
  live.setAttribute('aria-describedby', 'alt');
  live.removeAttribute('aria-roledescription');
  // It is described as a whole, as the picture is; what Vega says about each mark stays unsaid.
  live.querySelector('svg')!.setAttribute('aria-hidden', 'true');
  picture.replaceWith(live);
}

enliven(byId('picture').querySelector('svg')!);
