import type { Terminal } from '../../src/platform/terminal.ts';

/** A terminal without colours that notes its lines. */
export function quietTerminal(lines: string[] = []): Terminal {
  return { line: (text) => lines.push(text), status: () => undefined, style: (_look, text) => text };
}
