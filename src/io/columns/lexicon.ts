/** The bits of a little-endian word that belong to its first 0 to 3 bytes. */
export const TAIL = [0, 0xff, 0xffff, 0xffffff] as const;
const tailOf = (bytes: number): number => TAIL[(bytes & 3) as 0 | 1 | 2 | 3];

const NO_ENTRY = 0;

/** An entry is 8 numbers, one line of the processor's cache: an entry's id is where they begin. */
const SIZE = 8;
/** How many bytes it has. */
export const LENGTH = 0;
/** Its first word, and its second, so that short cells need no look into `words`. */
const FIRST = 1;
const SECOND = 2;
/** Where its words are. */
const WORDS = 3;
export const CODE = 4;
/** The other entry that last came after it in its column. */
export const NEXT = 5;
const OWNER = 6;
const HASH = 7;

function longer(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(length, array.length * 2));
  grown.set(array);
  return grown;
}

/** Of the first two words, which is all there is of a short cell. */
function shortHash(first: number, second: number, owner: number): number {
  let hash = Math.imul(first ^ Math.imul(owner + 1, 0x9e3779b1), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 15) ^ second, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function hashOf(view: DataView, start: number, bytes: number, owner: number): number {
  const head = view.getInt32(start, true);
  if (bytes < 4) return shortHash(head & tailOf(bytes), 0, owner);
  const next = view.getInt32(start + 4, true);
  if (bytes < 8) return shortHash(head, next & tailOf(bytes), owner);
  let hash = shortHash(head, next, owner);
  const whole = start + (bytes & ~3);
  for (let at = start + 8; at < whole; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  hash = Math.imul(hash ^ (view.getInt32(whole, true) & tailOf(bytes)), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/**
 * The distinct cells of a file as bytes, each kept once with its code. An entry belongs to an owner, which is a
 * column and a way of writing. All in flat arrays, read by the row scanner.
 */
export class Lexicon {
  entries = new Int32Array(16 * SIZE);
  /** Bytes of all entries, each padded with zeros to whole words. */
  words = new Int32Array(64);
  #count = 1;
  #slots = new Int32Array(64);
  #end = 0;

  constructor() {
    this.entries[NO_ENTRY + OWNER] = -1;
    this.entries[NO_ENTRY + LENGTH] = 1 << 30;
  }

  /** The entry of less than 8 bytes, given as two words with zeros behind the bytes; or 0. */
  findShort(first: number, second: number, bytes: number, owner: number): number {
    const slots = this.#slots;
    const entries = this.entries;
    const mask = slots.length - 1;
    for (let slot = shortHash(first, second, owner) & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot]!;
      if (
        (entries[entry + FIRST] === first &&
          entries[entry + SECOND] === second &&
          entries[entry + LENGTH] === bytes &&
          entries[entry + OWNER] === owner) ||
        entry === NO_ENTRY
      )
        return entry;
    }
  }

  /** The entry of these bytes, or 0. `view` must be readable 8 bytes beyond them. */
  find(view: DataView, start: number, bytes: number, owner: number): number {
    const hash = hashOf(view, start, bytes, owner);
    const slots = this.#slots;
    const entries = this.entries;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot]!;
      if (entry === NO_ENTRY) return NO_ENTRY;
      if (
        entries[entry + HASH] === hash &&
        entries[entry + OWNER] === owner &&
        entries[entry + LENGTH] === bytes &&
        this.is(entry, view, start, bytes)
      )
        return entry;
    }
  }

  /** Whether the entry, which has so many bytes, has just these. */
  is(entry: number, view: DataView, start: number, bytes: number): boolean {
    const first = view.getInt32(start, true) ^ this.entries[entry + FIRST]!;
    if (bytes < 4) return (first & tailOf(bytes)) === 0;
    if (first !== 0) return false;
    const words = this.words;
    const whole = start + (bytes & ~3);
    let word = this.entries[entry + WORDS]! + 1;
    for (let at = start + 4; at < whole; at += 4) {
      if (view.getInt32(at, true) !== words[word]) return false;
      word++;
    }
    return ((view.getInt32(whole, true) ^ words[word]!) & tailOf(bytes)) === 0;
  }

  add(view: DataView, start: number, bytes: number, owner: number, code: number): number {
    const entry = this.#count * SIZE;
    this.#count++;
    if (entry === this.entries.length) this.entries = longer(this.entries, 0);
    const length = (bytes >> 2) + 1;
    if (this.#end + length > this.words.length) this.words = longer(this.words, this.#end + length);
    const { words, entries } = this;
    for (let i = 0; i < length - 1; i++) words[this.#end + i] = view.getInt32(start + 4 * i, true);
    words[this.#end + length - 1] = view.getInt32(start + (bytes & ~3), true) & tailOf(bytes);
    entries[entry + LENGTH] = bytes;
    entries[entry + FIRST] = words[this.#end]!;
    entries[entry + SECOND] = length > 1 ? words[this.#end + 1]! : 0;
    entries[entry + WORDS] = this.#end;
    entries[entry + CODE] = code;
    entries[entry + OWNER] = owner;
    entries[entry + HASH] = hashOf(view, start, bytes, owner);
    this.#end += length;
    if (this.#count * 2 > this.#slots.length) this.#growSlots();
    else this.#place(entry);
    return entry;
  }

  codeOf(entry: number): number {
    return this.entries[entry + CODE]!;
  }

  /** The entry's bytes; a view, not a copy. */
  bytesOf(entry: number): Uint8Array {
    const { words, entries } = this;
    return new Uint8Array(words.buffer, entries[entry + WORDS]! * 4, entries[entry + LENGTH]);
  }

  #place(entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = this.entries[entry + HASH]! & mask;
    while (this.#slots[slot] !== NO_ENTRY) slot = (slot + 1) & mask;
    this.#slots[slot] = entry;
  }

  #growSlots(): void {
    this.#slots = new Int32Array(this.#slots.length * 4);
    for (let entry = SIZE; entry < this.#count * SIZE; entry += SIZE) this.#place(entry);
  }
}
