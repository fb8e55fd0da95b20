import type { LoggerInterface } from 'vega';

function refuse(message: string): never {
  throw new Error(`Vega rejected the specification: ${message}`);
}

/**
 * A logger for Vega and Vega-Lite that tells of issues and says nothing else.
 *
 * @param onWarning is told what they issue; without it an issue is an error.
 * @example compile(spec, { logger: logger((message) => warnings.push(message)) });
 */
export function logger(onWarning: (message: string) => void = refuse): LoggerInterface {
  const self: LoggerInterface = {
    level: ((level?: number) => (level === undefined ? 0 : self)) as LoggerInterface['level'],
    info: () => self,
    debug: () => self,
    warn(...messages) {
      onWarning(messages.join(' '));
      return self;
    },
    error(fault, ...messages) {
      if (fault instanceof Error) throw fault;
      return refuse([fault, ...messages].join(' '));
    },
  };
  return self;
}
