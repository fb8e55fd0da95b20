import { statSync } from 'node:fs';
import type { Input } from '../../etl/published/read.js';
import { verifyPublication } from '../../etl/published/verify.js';
import { UsageError } from '../model/usage-error.js';
import { proseTable } from '../published/prose.js';
import { count } from '../text/number.js';
import { style } from './style.js';

/**
 * Prove the transcription against the documents.
 *
 * @returns what to print, and whether everything was found.
 */
export function verify(input: Input, folder: string): { text: string; proved: boolean } {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new UsageError(
      `${folder} is not a folder; name the one that holds the published documents as text.`,
    );
  const lines: string[] = [];
  let [tables, cells, found, stated, statedFound, faults] = [0, 0, 0, 0, 0, 0];
  for (const read of input.publications) {
    lines.push(style('bold', `${read.publication.title} (${read.publication.document.file})`));
    for (const proof of verifyPublication(read, folder)) {
      const right = proof.faults.length === 0;
      lines.push(
        `  ${right ? style('green', 'ok') : style('red', 'no')}  ${proof.table}: ${proof.found} of ${proof.cells}`,
      );
      for (const fault of proof.faults) lines.push(`        ${fault}`);
      faults += proof.faults.length;
      if (proof.table === proseTable(read.publication.id)) {
        stated += proof.cells;
        statedFound += proof.found;
      } else {
        tables += proof.cells > 0 ? 1 : 0;
        cells += proof.cells;
        found += proof.found;
      }
    }
  }
  const share = (part: number, whole: number): string =>
    whole === 0 ? '0%' : `${Math.floor((100 * part) / whole)}%`;
  lines.push(
    '',
    `${count(tables, 'table')}: ${found} of ${cells} published cells found at their lines (${share(found, cells)}).`,
    `Running text: ${statedFound} of ${stated} figures found on their lines (${share(statedFound, stated)}).`,
    faults === 0 ? 'No figure of the cited lines is left over.' : `${count(faults, 'fault')} to mend.`,
  );
  return { text: lines.join('\n'), proved: faults === 0 };
}
