import { styleText } from 'node:util';
import type { Style } from '../diagnostics/reporters/reporter.ts';

/** Where a command speaks to a person. */
export interface Terminal {
  /** One line for good. */
  readonly line: (text: string) => void;
  /** A line that the next one takes the place of. Nothing where there is no terminal. */
  readonly status: (text: string) => void;
  readonly style: Style;
}

/** A terminal over a stream. Colours follow the stream, NO_COLOR and FORCE_COLOR. */
export function openTerminal(stream: NodeJS.WriteStream): Terminal {
  const isLive = stream.isTTY && process.env['TERM'] !== 'dumb' && process.env['CI'] === undefined;
  const hasColours =
    process.env['FORCE_COLOR'] !== undefined || (stream.isTTY && process.env['NO_COLOR'] === undefined);
  const clear = isLive ? '\r\u001B[2K' : '';
  return {
    line: (text) => stream.write(`${clear}${text}\n`),
    status: (text) => {
      if (isLive) stream.write(`${clear}${text.slice(0, (stream.columns || 80) - 1)}`);
    },
    style: (look, text) => (hasColours ? styleText(look, text, { validateStream: false }) : text),
  };
}
