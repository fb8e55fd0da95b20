/** DfE's data confidence indicators in words; high confidence needs none. */
const LEVELS: Readonly<Record<string, string>> = {
  '1': 'low',
  '2': 'medium',
  A: 'the authority supplied an aggregate figure',
  P: 'the authority was trialling pilot arrangements for assessments',
};

const LABEL = 'DfE data confidence: ';
const JOIN = '; ';

/**
 * A note with the data confidence that DfE gives for the figure, at its end.
 *
 * Source: the metadata documents beside DfE's children in need data of 2011 to 2015.
 *
 * @param flag the published cell: 3 for high, 2 for medium, 1 for low confidence, A for an aggregate, P for a pilot.
 * @returns the note as it is for any other cell: high confidence, no data, not applicable, or a mark that DfE does not explain.
 * @example withConfidence('', '1') // 'DfE data confidence: low'
 */
export function withConfidence(note: string, flag: string): string {
  const level = LEVELS[flag];
  if (level === undefined) return note;
  return `${note}${note === '' ? '' : JOIN}${LABEL}${level}`;
}

/**
 * The data confidence that a note gives, and the note without it.
 *
 * @returns an empty `confidence` where the note gives none.
 * @example confidenceIn('provisional; DfE data confidence: low') // { confidence: 'low', rest: 'provisional' }
 */
export function confidenceIn(note: string): { readonly confidence: string; readonly rest: string } {
  const at = note.lastIndexOf(LABEL);
  if (at < 0) return { confidence: '', rest: note };
  return {
    confidence: note.slice(at + LABEL.length),
    rest: note.slice(0, Math.max(0, at - JOIN.length)),
  };
}

/** Whether texts are data confidence indicators. `0`, `.` and `..` say that there is no data. */
export const areConfidenceFlags = (texts: readonly string[]): boolean =>
  texts.every((text) => /^([0-3AP]|\.{1,2})$/.test(text));
