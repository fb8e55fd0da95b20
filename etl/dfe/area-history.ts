import type { Area } from '../../src/model/area.js';
import type { Areas } from '../../src/model/areas.js';

const namesOf = (areas: readonly Area[]): string => {
  const names = [...new Set(areas.map(({ area_name, area_code }) => `${area_name} (${area_code})`))];
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
};

/**
 * What becomes from an authority, or which came before it, as sentences; empty where it always was or only its
 * code changed.
 *
 * @example areaHistory(areas)('E10000021')
 * // 'Northamptonshire stood until the year to March 2021 (abolished: split); after it came …'
 */
export function areaHistory(areas: Areas): (code: string) => string {
  const known = new Map<string, string>();
  const told = (code: string): string => {
    const own = areas.at(code);
    if (own?.geographic_level !== 'Local authority') return '';
    const after = own.successor.flatMap((next) => areas.at(next) ?? []);
    const before = own.predecessor
      .filter((former) => areas.codeToday(former) === former)
      .flatMap((former) => areas.at(former) ?? []);
    return [
      after.length > 0 && areas.codeToday(code) === code
        ? `${own.area_name} stood until the year to March ${own.to} (${own.change}); after it came ${namesOf(after)}.`
        : '',
      before.length > 0
        ? `${own.area_name} stands from the year to March ${own.from}; it came after ${namesOf(before)}.`
        : '',
    ]
      .filter((text) => text !== '')
      .join(' ');
  };
  return (code) => {
    const text = known.get(code) ?? told(code);
    known.set(code, text);
    return text;
  };
}
