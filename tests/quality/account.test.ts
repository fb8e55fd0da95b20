import { describe, expect, it } from 'vitest';
import { cellName } from '../../src/model/grid.js';
import type { Observation } from '../../src/model/observation.js';
import { ASKS } from '../../src/quality/account.js';
import { audit, CHECKS } from '../../src/quality/index.js';
import { built } from '../analysis/published.js';

const { issues, accounts } = audit(built);
const account = (name: string) => accounts.find(({ check }) => check === name);

describe('how far the checks reached', () => {
  it('is told of every check that found something, and its issues add up', () => {
    expect([...new Set(issues.map(({ check }) => check))].filter((check) => !(check in ASKS))).toEqual([]);
    const sum = accounts.reduce((all, { high, medium, low }) => all + high + medium + low, 0);
    expect(sum).toBe(issues.length);
  });

  it('holds the figures of every issue about figures', () => {
    const checked = new Map<string, Set<string>>();
    const place = (o: Observation) => `${o.table}!${cellName(o)}`;
    for (const check of CHECKS)
      check({
        ...built,
        checked: (name, figures) => {
          checked.set(name, new Set([...(checked.get(name) ?? []), ...figures.map(place)]));
        },
      });
    const figureChecks = issues.filter(({ check }) => account(check)!.figures !== null);
    const unseen = figureChecks.filter(({ check, table, cells }) => {
      const first = cells.split(', ')[0]!;
      return first !== '' && !checked.get(check)!.has(first.includes('!') ? first : `${table}!${first}`);
    });
    // What is published like a figure that cannot be an average is told of without being looked at.
    expect(unseen.filter(({ check, severity }) => !(check === 'scale' && severity === 'low'))).toEqual([]);
  });

  it('counts comparisons, and each figure once', () => {
    expect(account('difference')).toMatchObject({ comparisons: 17, figures: 51 });
    expect(account('whole-number')!.comparisons).toBe(
      built.figures.filter((o) => o.unit === 'percent' && o.denominator !== null && o.value !== null).length,
    );
    expect(account('blank')!.figures).toBe(built.figures.length);
  });

  it('is not claimed where a check tells only what was noted', () => {
    expect(account('merged-cells')).toMatchObject({ comparisons: null, figures: null });
    expect(account('labels')!.figures).toBeNull();
  });
});
