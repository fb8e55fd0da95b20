import { describe, expect, it } from 'vitest';
import { markup, trusted } from '../../src/site/markup.js';

describe('markup', () => {
  it('escapes text between tags and in attributes', () => {
    const name = `<img src=x onerror="alert(1)"> & 'more'`;
    expect(markup`<p title="${name}">${name}</p>`.html).toBe(
      '<p title="&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;more&#39;">&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;more&#39;</p>',
    );
  });

  it('keeps markup, joins lists and leaves nothing of nothing', () => {
    expect(markup`${[markup`<b>${1}</b>`, 'a<b', null]}${undefined}${false}${trusted('<i>')}`.html).toBe(
      '<b>1</b>a&lt;b<i>',
    );
  });

  it('refuses a part in an attribute without quotation marks', () => {
    expect(() => markup`<p title=${'x'}>`).toThrow(/without quotation marks/);
  });
});
