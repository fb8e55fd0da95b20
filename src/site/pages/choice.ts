import { type Markup, markup } from '../markup.js';

/** A choice by which a list is filtered: all, or the entries of one value. */
export const choice = (
  name: string,
  label: string,
  options: readonly (readonly [string, string])[],
): Markup =>
  markup`<p class="field"><label for="${name}">${label}</label>
<select id="${name}" data-filter="${name}"><option value="">all</option>${options.map(([value, words]) => markup`<option value="${value}">${words}</option>`)}</select></p>
`;
