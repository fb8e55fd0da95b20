import { isUtf8 } from 'node:buffer';
import type { CellTexts } from './cell-texts.js';
import { type Codes, codesFor } from './columns.js';
import type { FaultList } from './fault-list.js';

/** Windows-1252 holds Latin-1. */
export type Encoding = 'utf-8' | 'windows-1252';

interface Decoded {
  readonly encoding: Encoding;
  /** The distinct texts by column. */
  readonly values: string[][];
  /** Codes again one to one with texts, where different bytes were read as the same text. */
  merge(column: number, codes: Codes): Codes;
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** What Windows-1252 has where Latin-1 has control characters; Node's own decoder leaves those as they are. */
const WESTERN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const latin = new TextDecoder('windows-1252');

const western = {
  decode: (bytes: Uint8Array): string =>
    latin.decode(bytes).replace(/[\u0080-\u009f]/g, (control) => WESTERN[control.charCodeAt(0) - 0x80]!),
};

/** A text as UTF-8, or as Windows-1252 where it is no UTF-8. */
export const decodeText = (bytes: Uint8Array): string => (isUtf8(bytes) ? utf8 : western).decode(bytes);

/** How many bytes a byte order mark of UTF-8 takes at the start: 3, or 0 where there is none. */
export const markBytes = (bytes: Uint8Array): number =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;

/** Which UTF-16 the byte order mark at the start says; `null` if none. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** Texts beyond ASCII by entry. */
function foreignTexts({ foreign, lexicon }: CellTexts, faults: FaultList) {
  const read = new Map<number, string>();
  let improper = 0;
  for (const entry of foreign) {
    const bytes = lexicon.bytesOf(entry);
    if (!isUtf8(bytes)) improper++;
    read.set(entry, decodeText(bytes));
  }
  const encoding: Encoding = improper === 0 ? 'utf-8' : 'windows-1252';
  const mixed = improper > 0 && improper < foreign.length;
  if (mixed)
    faults.add(
      null,
      null,
      null,
      'mixes UTF-8 and Windows-1252; each text is read as what it is.',
      'harmless',
    );
  return { encoding, read, mixed };
}

/** Read the bytes of each distinct cell as text, once. */
export function decodeTexts(texts: CellTexts, faults: FaultList): Decoded {
  const { encoding, read, mixed } = foreignTexts(texts, faults);
  const { lexicon } = texts;
  const values = Array.from(texts.entries, (entries = []) =>
    entries.map((entry) => read.get(entry) ?? asciiText(lexicon.bytesOf(entry))),
  );
  return {
    encoding,
    values,
    merge(column, codes) {
      const all = values[column];
      if (!mixed || !all) return codes;
      const distinct = [...new Set(all)];
      if (distinct.length === all.length) return codes;
      const codeOf = new Map(distinct.map((text, code) => [text, code]));
      values[column] = distinct;
      const renumber = all.map((text) => codeOf.get(text)!);
      const merged = codesFor(distinct.length, codes.length);
      for (let row = 0; row < codes.length; row++) merged[row] = renumber[codes[row]!]!;
      return merged;
    },
  };
}

function asciiText(bytes: Uint8Array): string {
  if (bytes.length > 24) return western.decode(bytes);
  let text = '';
  for (let at = 0; at < bytes.length; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}
