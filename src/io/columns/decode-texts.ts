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

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/** What Windows-1252 has where Latin-1 has control characters; Node's own decoder leaves those as they are. */
const WESTERN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const latin = new TextDecoder('windows-1252');

const western = {
  decode: (bytes: Uint8Array): string =>
    latin.decode(bytes).replace(/[\u0080-\u009f]/g, (control) => WESTERN[control.charCodeAt(0) - 0x80]!),
};

function utf8(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

/** Texts beyond ASCII by entry. */
function foreignTexts(texts: CellTexts, faults: FaultList, wanted: Encoding | 'auto') {
  const { entry, row, column } = texts.foreign;
  const read = new Map<number, string>();
  const bytesOf = (index: number): Uint8Array => texts.lexicon.bytesOf(entry[index]!);
  const proper = entry.map((_, index) => (wanted === 'windows-1252' ? null : utf8(bytesOf(index))));
  const improper = proper.filter((text) => text === null).length;
  const encoding: Encoding = wanted === 'auto' ? (improper === 0 ? 'utf-8' : 'windows-1252') : wanted;
  const mixed = wanted === 'auto' && improper > 0 && improper < entry.length;
  if (mixed) faults.add(null, null, null, 'mixes UTF-8 and Windows-1252; each text is read as what it is.');
  entry.forEach((which, index) => {
    const text = proper[index] ?? (encoding === 'utf-8' ? lenient : western).decode(bytesOf(index));
    read.set(which, text);
    if (wanted === 'utf-8' && proper[index] === null)
      faults.add(row[index]!, column[index]!, text, 'is not UTF-8; say in what encoding the file is.');
  });
  return { encoding, read, merging: mixed || (wanted === 'utf-8' && improper > 0) };
}

/** Read the bytes of each distinct cell as text, once. */
export function decodeTexts(texts: CellTexts, faults: FaultList, wanted: Encoding | 'auto'): Decoded {
  const { encoding, read, merging } = foreignTexts(texts, faults, wanted);
  const { lexicon } = texts;
  const values = Array.from(texts.entries, (entries = []) =>
    entries.map((entry) => read.get(entry) ?? asciiText(lexicon.bytesOf(entry))),
  );
  return {
    encoding,
    values,
    merge(column, codes) {
      const all = values[column];
      if (!merging || !all) return codes;
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
