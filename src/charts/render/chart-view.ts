import { expressionFunction, parse, type Spec, textMetrics, View, type ViewOptions } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { measured } from './measured.js';

textMetrics.width = measured;

// The interpreter takes a lone number for a year, where compiled expressions take it for a time stamp.
expressionFunction('datetime', (...parts: [number, number]) => new Date(...parts));

/**
 * What draws a chart, in files and in pages alike. It interprets the expressions of a specification and makes
 * none of them into a program, so that pages need no `unsafe-eval`.
 *
 * @example await chartView(compiled(chart), { renderer: 'none' }).toSVG();
 */
export const chartView = (spec: Spec, options: ViewOptions): View =>
  new View(parse(spec, undefined, { ast: true }), { expr: expressionInterpreter, ...options });
