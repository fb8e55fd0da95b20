import type { Recipe } from '../../src/observations/recipe.js';
import { adoption } from './croydon-2015/adoption.js';
import { children } from './croydon-2015/children.js';
import { localIndicators } from './croydon-2015/local-indicators.js';
import { nationalIndicators } from './croydon-2015/national-indicators.js';
import { inspection } from './croydon-2017/inspection.js';
import { papers } from './croydon-2017/papers.js';
import { ofsted2012 } from './ofsted-2012.js';

/** The recipe of every published table. */
export const recipes: readonly Recipe[] = [
  ...ofsted2012,
  ...nationalIndicators,
  ...localIndicators,
  ...children,
  ...adoption,
  ...inspection,
  ...papers,
];
