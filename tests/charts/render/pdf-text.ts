import { inflateSync } from 'node:zlib';

/** The unpacked streams of a PDF. */
function streams(pdf: Uint8Array): string[] {
  const text = Buffer.from(pdf).toString('latin1');
  return [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)].flatMap(([, packed]) => {
    try {
      return [inflateSync(Buffer.from(packed!, 'latin1')).toString('latin1')];
    } catch {
      return [];
    }
  });
}

/** What the glyphs of each embedded font stand for: that by which a reader copies and searches. */
const alphabets = (contents: readonly string[]): string[][] =>
  contents.flatMap((content) => {
    const list = /beginbfrange\n<0000> <[0-9a-f]+> \[([^\]]*)\]/.exec(content)?.[1];
    return list ? [list.split(' ').map((code) => String.fromCharCode(parseInt(code.slice(1), 16)))] : [];
  });

/** Every run of text in a PDF, read with every font's letters, as one of them is its own. */
export function pdfText(pdf: Uint8Array): string {
  const contents = streams(pdf);
  const runs = contents.flatMap((content) => content.match(/\bBT\n[\s\S]*?\nET\b/g) ?? []);
  return alphabets(contents)
    .flatMap((letters) =>
      runs.map((run) =>
        [...run.matchAll(/<([0-9a-f]+)>/g)]
          .flatMap(([, hex]) => hex!.match(/.{4}/g) ?? [])
          .map((code) => letters[parseInt(code, 16)] ?? '?')
          .join(''),
      ),
    )
    .join('\n');
}
