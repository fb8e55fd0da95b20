/** The statistics, for notebooks and reports that reckon with figures of their own. */
export { limitsOverlap } from './change/limits-overlap.js';
export { twoProportions } from './change/two-proportions.js';
export { twoRates } from './change/two-rates.js';
export { cohortSizes, possibleCounts } from './cohort-sizes.js';
export { countLimits } from './count-limits.js';
export { backCalculate } from './disclosure/back-calculation.js';
export { learntBySubtracting, netChanges } from './disclosure/differencing.js';
export { POLICIES } from './disclosure/policies.js';
export { printCount, printPercentage, printRate, revealedByPercentage } from './disclosure/primary.js';
export { suppressTable } from './disclosure/suppress-table.js';
export { isLargeEnough, MINIMUM_SIZES, sizedRiskRatio } from './disparity/minimum-sizes.js';
export { significantOf } from './disparity/multiple-groups.js';
export { parityZone } from './disparity/parity-zone.js';
export { relativeRate } from './disparity/relative-rate.js';
export { representation } from './disparity/representation.js';
export { type Estimate, InvalidInputError } from './estimate.js';
export {
  FUNNEL_LABELS,
  proportionFunnel,
  proportionFunnelLabels,
  rateFunnel,
  rateFunnelLabels,
  ratioFunnel,
  ratioFunnelLabels,
  standardisedFunnelLabels,
} from './funnel.js';
export { mean } from './mean.js';
export { processChart } from './process-chart/process-chart.js';
export { wilson } from './proportion.js';
export { quantiles } from './quantiles.js';
export { rate } from './rate.js';
export { roundHalfUp, roundToBase } from './rounding.js';
export { slopeIndex } from './slope-index.js';
export { directlyStandardised, indirectRate, indirectRatio } from './standardised.js';
export { cochranArmitage } from './trend/cochran-armitage.js';
export { recentTrend, recentTrendOfProportions } from './trend/fingertips.js';
export { logLinear } from './trend/log-linear.js';
export { mannKendall } from './trend/mann-kendall.js';
export { judgeMarker } from './trend/trend-marker.js';
export { isShareOf, membersGivingMean, nearestShares } from './whole-number.js';
