import { groupBy } from '../../../model/group-by.js';
import { monthOf } from '../../../text/days.js';
import { andList } from '../../../text/list.js';
import { when } from '../../../text/sentence.js';

import { type Judgement, UNDATED } from './judgement.js';

/** The grades of judgements in words, the most first: `10 adequate, 12 good`. */
export function counted(judgements: readonly Judgement[]): string {
  const words = [...groupBy(judgements, ({ word }) => word)].sort(
    ([, a], [, b]) => b.length - a.length || b[0]!.value - a[0]!.value,
  );
  return words.map(([word, own]) => `${own.length} ${word.toLowerCase()}`).join(', ');
}

/** What the inspections found of the whole, inspection by inspection; else how many judgements read how. */
export function titleOf(
  area: string,
  judgements: readonly Judgement[],
  inspections: readonly string[],
): string {
  const dated = judgements.filter(({ end }) => end !== '');
  const overall = dated.filter(
    ({ theme, prints }) => /^overall/i.test(theme) && !/service=/.test(prints[0]!.breakdown),
  );
  if (overall.length > 0) {
    const told = inspections.flatMap((inspection) => {
      const own = overall.filter((j) => j.inspection === inspection);
      const words = [...new Set(own.map(({ word }) => word.toLowerCase()))];
      return words.length === 0 ? [] : [`${andList(words)} ${when(inspection)}`];
    });
    const parts = judgements.filter((j) => !overall.includes(j));
    const rest =
      inspections.length === 1 && parts.length > 0 ? `; of its other judgements ${counted(parts)}` : '';
    return `${area}: overall ${told.length > 1 ? '' : 'effectiveness '}${told.join(', ')}${rest}${told.length > 1 ? ' (the inspection frameworks may differ)' : ''}`;
  }
  const [first] = judgements;
  if (judgements.length === 1)
    return `${area}: ${first!.theme} ${first!.word.toLowerCase()}${first!.end === '' ? '' : ` ${when(first!.inspection)}`}`;
  return `${area}: of ${judgements.length} judgements ${counted(judgements)}${inspections.length === 1 ? `, ${when(first!.inspection).replace(/^in /, '')}` : ''}`;
}

/** When the inspections were. */
export function datesText(judgements: readonly Judgement[], inspections: readonly string[]): string {
  const dated = inspections.filter((name) => name !== UNDATED);
  if (dated.length < 2) return dated[0] ?? UNDATED;
  const known = judgements.filter(({ end }) => end !== '');
  const [first] = known.map(({ start }) => start).sort((a, b) => a.localeCompare(b));
  const last = known
    .map(({ end }) => end)
    .sort((a, b) => a.localeCompare(b))
    .at(-1);
  return `${monthOf(first!)} to ${monthOf(last!)}`;
}
