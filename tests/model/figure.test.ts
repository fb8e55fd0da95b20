import { describe, expect, it } from 'vitest';
import { figureFault, parseFigure } from '../../src/model/figure.js';

describe('a published figure', () => {
  it.each([
    ['410.3', 410.3, 1, null],
    ['13.3%', 13.3, 1, 'percent'],
    ['7%', 7, 0, 'percent'],
    ['42,700', 42_700, 0, null],
    ['4245', 4245, 0, null],
    ['-1.63%', -1.63, 2, 'percent'],
    ['0.80', 0.8, 2, null],
    ['£46k', 46_000, -3, 'pounds'],
    ['£1,000', 1000, 0, 'pounds'],
    ['four', 4, 0, null],
    ['no', 0, 0, null],
    ['none', 0, 0, null],
    ['Thirty', 30, 0, null],
    ['two thirds', 0.67, 2, null],
  ])('%s is %d with %d decimals', (text, value, decimals, mark) => {
    expect(parseFigure(text)).toEqual({ value, decimals, mark });
  });

  it.each([
    ['41O.3', 'letter'],
    ['4l0.3', 'letter'],
    ['410.3.1', 'two decimal points'],
    ['4,10', 'comma in the wrong place'],
    ['42,7000', 'comma in the wrong place'],
    ['410.3 412', 'not one figure'],
    ['1e5', 'is not a figure'],
    ['0x1F', 'is not a figure'],
    ['n/k', 'neither a figure nor a known symbol; the symbols are "c", "z"'],
  ])('%s is none: %s', (text, fault) => {
    expect(parseFigure(text)).toBeNull();
    expect(figureFault(text, ['c', 'z'])).toContain(fault);
  });

  it('is never an empty or blank text', () => {
    expect(parseFigure('')).toBeNull();
    expect(parseFigure(' ')).toBeNull();
  });
});
