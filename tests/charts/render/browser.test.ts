import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { executablePath, Reader, reason, violations } from './browser.js';

const FAULTY = `<!doctype html>
<html lang="en"><head><title>Faulty</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'"></head>
<body><script>alert(1)</script><img src="elsewhere.png"></body></html>`;

describe.skipIf(!executablePath)(`the browser of these tests${reason}`, () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await Reader.start();
  });
  afterAll(() => reader?.stop());

  it('sees what is wrong with a page', async () => {
    const { page, errors } = await reader.open(FAULTY);
    expect(errors.filter((error) => error.includes('Content Security Policy'))).toHaveLength(2);
    expect(await violations(page)).toContainEqual(expect.stringMatching(/^image-alt: <img/));
  });

  it('sees what a page asks for', async () => {
    const { requests } = await reader.open('<img alt="" src="elsewhere.png">');
    expect(requests).toEqual([expect.stringMatching(/elsewhere\.png$/)]);
  });
});
