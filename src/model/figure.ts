/** A number as it was published. */
export interface ParsedFigure {
  readonly value: number;
  /** Digits published after the point; negative where the number is published in thousands (`£46k` is -3). */
  readonly decimals: number;
  /** The unit published with the figure, if any. */
  readonly mark: 'percent' | 'pounds' | null;
}

const NUMBER =
  /^(?<sign>-)?(?<pounds>£)?(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<fraction>\d+))?(?<thousand>k)?(?<percent>%)?$/;

const WORDS = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, value) => [word, value]),
);
WORDS.set('thirty', 30);

/** Words that say that there is none: "no unallocated cases" is a figure too. */
const ZERO_WORDS: readonly string[] = ['no', 'none', 'nil'];

const FRACTIONS = new Map<string, ParsedFigure>([
  ['half', { value: 0.5, decimals: 1, mark: null }],
  ['one third', { value: 0.33, decimals: 2, mark: null }],
  ['two thirds', { value: 0.67, decimals: 2, mark: null }],
  ['one in 10', { value: 0.1, decimals: 1, mark: null }],
]);

/** Number words read as figures, for those who look for figures in text. */
export const NUMBER_WORDS: readonly string[] = [...WORDS.keys()];

/**
 * Read one published number: digits with an optional well-placed thousands comma, a decimal point, `£`, `k`
 * (thousands), `%`, a leading minus; or a number word (`four`, `two
 * thirds`, `none`). Nothing else is a number.
 *
 * @returns `null` if the text is no number; `figureFault` says why.
 * @example parseFigure('13.3%') // { value: 13.3, decimals: 1, mark: 'percent' }
 * @example parseFigure('£46k') // { value: 46000, decimals: -3, mark: 'pounds' }
 */
export function parseFigure(text: string): ParsedFigure | null {
  const word = WORDS.get(text.toLowerCase());
  const fraction = FRACTIONS.get(text.toLowerCase());
  if (fraction) return fraction;
  if (ZERO_WORDS.includes(text.toLowerCase())) return { value: 0, decimals: 0, mark: null };
  if (word !== undefined) return { value: word, decimals: 0, mark: null };
  const groups = NUMBER.exec(text)?.groups;
  if (!groups || (groups.pounds && groups.percent)) return null;
  const shift = groups.thousand ? 3 : 0;
  const digits = `${groups.sign ?? ''}${groups.whole!.replaceAll(',', '')}.${groups.fraction ?? '0'}`;
  return {
    value: Number(`${digits}e${shift}`),
    decimals: (groups.fraction?.length ?? 0) - shift,
    mark: groups.percent ? 'percent' : groups.pounds ? 'pounds' : null,
  };
}

/**
 * Why a text that should be a number is none, and what would be right.
 *
 * @param symbols the symbols that may stand in a number's place.
 * @example figureFault('41O.3', []) // 'has the letter O where …'
 */
export function figureFault(text: string, symbols: readonly string[]): string {
  if (/\d/.test(text)) {
    if (/\d[OolI]|[OolI][\d.]/.test(text))
      return 'has a letter (O, l or I) where a digit 0 or 1 belongs; type the digit.';
    if ((text.match(/\./g) ?? []).length > 1) return 'has two decimal points; a figure has one at most.';
    if (text.includes(','))
      return 'has a comma in the wrong place. Thousands commas go before each group of three digits: 42,700.';
    if (/\s/.test(text))
      return 'is not one figure. Put a note in brackets after the figure: 57% (below target).';
    return 'is not a figure. Write figures like 410.3, 13.3%, 42,700, £46k or -0.2.';
  }
  return `is neither a figure nor a known symbol; the symbols are ${symbols.map((s) => `"${s}"`).join(', ')}, and an empty cell.`;
}
