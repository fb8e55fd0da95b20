/** The bits of a little-endian word that belong to its first 0 to 3 bytes. */
const TAIL = [0, 0xff, 0xffff, 0xffffff] as const;

const NO_ENTRY = 0;

function longer(array: Int32Array<ArrayBuffer>, length: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(Math.max(length, array.length * 2));
  grown.set(array);
  return grown;
}

function hashOf(view: DataView, start: number, bytes: number, owner: number): number {
  let hash = Math.imul(owner + 1, 0x9e3779b1) ^ bytes;
  const whole = start + (bytes & ~3);
  for (let at = start; at < whole; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x85ebca6b);
    hash ^= hash >>> 15;
  }
  const tail = view.getInt32(whole, true) & TAIL[(bytes & 3) as 0 | 1 | 2 | 3];
  hash = Math.imul(hash ^ tail, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/**
 * The distinct cells of a file as bytes, each kept once with its code. Entries are numbered from 1; an entry
 * belongs to an owner, which is a column and a way of writing. All in flat arrays, read by the row scanner.
 */
export class Lexicon {
  /** By entry: where its bytes start in `words`, how many bytes, whose it is, its code. */
  word = new Int32Array(1024);
  bytes = new Int32Array(1024);
  owner = new Int32Array(1024);
  code = new Int32Array(1024);
  /** By entry: the other entry that last came after it in its column. */
  next = new Int32Array(1024);
  /** Bytes of all entries, each padded with zeros to whole words. */
  words = new Int32Array(8192);
  count = 1;
  #hash = new Int32Array(1024);
  #slots = new Int32Array(4096);
  #end = 0;

  constructor() {
    this.owner[NO_ENTRY] = -1;
    this.bytes[NO_ENTRY] = 1 << 30;
  }

  /** The entry of these bytes, or 0. `view` must be readable 4 bytes beyond them. */
  find(view: DataView, start: number, bytes: number, owner: number): number {
    const hash = hashOf(view, start, bytes, owner);
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot]!;
      if (entry === NO_ENTRY) return NO_ENTRY;
      if (this.#hash[entry] === hash && this.owner[entry] === owner && this.is(entry, view, start, bytes))
        return entry;
    }
  }

  /** Whether the entry has just these bytes. */
  is(entry: number, view: DataView, start: number, bytes: number): boolean {
    if (this.bytes[entry] !== bytes) return false;
    const words = this.words;
    let word = this.word[entry]!;
    const whole = start + (bytes & ~3);
    let at = start;
    while (at < whole) {
      if (view.getInt32(at, true) !== words[word]) return false;
      at += 4;
      word++;
    }
    const tail = TAIL[(bytes & 3) as 0 | 1 | 2 | 3];
    return ((view.getInt32(whole, true) ^ words[word]!) & tail) === 0;
  }

  add(view: DataView, start: number, bytes: number, owner: number, code: number): number {
    const entry = this.count;
    this.count++;
    if (entry === this.word.length) this.#growEntries();
    const length = (bytes >> 2) + 1;
    if (this.#end + length > this.words.length) this.words = longer(this.words, this.#end + length);
    const words = this.words;
    for (let i = 0; i < length - 1; i++) words[this.#end + i] = view.getInt32(start + 4 * i, true);
    const tail = TAIL[(bytes & 3) as 0 | 1 | 2 | 3];
    words[this.#end + length - 1] = view.getInt32(start + (bytes & ~3), true) & tail;
    this.word[entry] = this.#end;
    this.#end += length;
    this.bytes[entry] = bytes;
    this.owner[entry] = owner;
    this.code[entry] = code;
    this.#hash[entry] = hashOf(view, start, bytes, owner);
    if (entry * 2 > this.#slots.length) this.#growSlots();
    else this.#place(entry);
    return entry;
  }

  /** The entry's bytes; a view, not a copy. */
  bytesOf(entry: number): Uint8Array {
    return new Uint8Array(this.words.buffer, this.word[entry]! * 4, this.bytes[entry]);
  }

  #place(entry: number): void {
    const mask = this.#slots.length - 1;
    let slot = this.#hash[entry]! & mask;
    while (this.#slots[slot] !== NO_ENTRY) slot = (slot + 1) & mask;
    this.#slots[slot] = entry;
  }

  #growEntries(): void {
    this.word = longer(this.word, 0);
    this.bytes = longer(this.bytes, 0);
    this.owner = longer(this.owner, 0);
    this.code = longer(this.code, 0);
    this.next = longer(this.next, 0);
    this.#hash = longer(this.#hash, 0);
  }

  #growSlots(): void {
    this.#slots = new Int32Array(this.#slots.length * 4);
    for (let entry = 1; entry < this.count; entry++) this.#place(entry);
  }
}
