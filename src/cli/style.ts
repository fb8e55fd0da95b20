import { styleText } from 'node:util';
import type { Severity } from '../model/issue.js';

type Format = Parameters<typeof styleText>[0];

const coloured = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;

/** Text in a style on a terminal, plain in a pipe. */
export const style = (format: Format, text: string): string => (coloured ? styleText(format, text) : text);

const SEVERITY_STYLE: Record<Severity, Format> = { high: ['red', 'bold'], medium: 'yellow', low: 'cyan' };

export const severityStyle = (severity: Severity, text: string): string =>
  style(SEVERITY_STYLE[severity], text);
