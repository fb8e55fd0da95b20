import { type Codes, codesFor } from './columns.js';

const FIRST_PAGE = 1 << 11;
const LARGEST_PAGE = 1 << 18;

/** The codes of one column while it grows: pages, so that nothing is copied until the length is known. */
export class CodePages {
  readonly #pages: { readonly codes: Codes; used: number }[] = [];
  #length = 0;

  /** Add codes, all of them below `distinct`. */
  append(codes: Int32Array, distinct: number): void {
    let from = 0;
    while (from < codes.length) {
      let page = this.#pages.at(-1);
      const width = codesFor(distinct, 0).BYTES_PER_ELEMENT;
      if (!page || page.used === page.codes.length || page.codes.BYTES_PER_ELEMENT < width) {
        const size = Math.min(LARGEST_PAGE, Math.max(FIRST_PAGE, this.#length));
        page = { codes: codesFor(distinct, size), used: 0 };
        this.#pages.push(page);
      }
      const count = Math.min(codes.length - from, page.codes.length - page.used);
      page.codes.set(codes.subarray(from, from + count), page.used);
      page.used += count;
      from += count;
      this.#length += count;
    }
  }

  /** All codes in one array; the pages are let go. */
  join(distinct: number): Codes {
    const joined = codesFor(distinct, this.#length);
    let at = 0;
    for (const { codes, used } of this.#pages) {
      joined.set(codes.subarray(0, used), at);
      at += used;
    }
    this.#pages.length = 0;
    return joined;
  }
}
