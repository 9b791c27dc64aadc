import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DiagramEngine,
  type Drawer,
  type Drawn,
  type EngineTools,
  type ScriptedPage,
  failedToDraw,
} from './engine.ts';
import { mermaidScript } from './mermaid-page.ts';

/** Mermaid, which measures its texts in a browser. */
export const mermaid: DiagramEngine = {
  name: 'Mermaid',
  package: 'mermaid',
  range: '11',
  languages: ['mermaid', 'mmd'],
  describe: (code) => {
    const title = /^[ \t]*accTitle[ \t]*:[ \t]*(.+)$/m.exec(code)?.[1];
    const line = /^[ \t]*accDescr[ \t]*:[ \t]*(.+)$/m.exec(code)?.[1];
    const block = /^[ \t]*accDescr[ \t]*\{([^}]*)\}/m.exec(code)?.[1];
    const parts = [title, line ?? block].map((part) => (part ?? '').replaceAll(/\s+/g, ' ').trim());
    const given = parts.filter((part) => part !== '');
    if (given.length === 0) return undefined;
    return given
      .map((part, index) => (index < given.length - 1 ? part.replace(/\.?$/, '.') : part))
      .join(' ');
  },
  start: async (tools) => {
    const drawer = openDrawer(tools);
    await drawer.open();
    return drawer;
  },
};

function openDrawer({ folder, openPage, timeLimit }: EngineTools): Drawer & { open(): Promise<unknown> } {
  const files = new Map([
    [
      'mermaid.js',
      { mediaType: 'text/javascript', content: readFileSync(join(folder, 'dist/mermaid.min.js')) },
    ],
    ['draw.js', { mediaType: 'text/javascript', content: mermaidScript }],
  ]);
  let page: ScriptedPage | undefined;
  const open = async (): Promise<ScriptedPage> => (page ??= await openPage(files));
  const close = (): void => {
    page?.close();
    page = undefined;
  };
  return {
    open,
    close,
    draw: async (code, fonts) => {
      const { text, shift } = prepare(code);
      const asked = await open();
      try {
        const call = `draw(${JSON.stringify(text)}, ${JSON.stringify(fonts)})`;
        return describe((await asked.evaluate(call, timeLimit)) as Answer, shift);
      } catch (error) {
        // A page that hangs draws nothing else either.
        close();
        return failedToDraw('Mermaid', error);
      }
    },
  };
}

/** What the page says: see `mermaidScript`. */
type Answer =
  | { readonly svg: string; readonly isBold: boolean; readonly isItalic: boolean }
  | { readonly message: string; readonly line?: number; readonly column?: number };

/**
 * Mermaid takes comments out before it counts lines: here their lines stay, empty. `shift` is how many lines it takes
 * away at the top.
 */
function prepare(code: string): { readonly text: string; readonly shift: number } {
  const text = code.replaceAll(/^[ \t]*%%(?!\{)[^\n]*$/gm, '');
  const count = (part: string): number => part.split('\n').length;
  const read = text
    .replace(/^-{3}\s*\n[^]*?\n-{3}[ \t]*\n+/, '')
    .replaceAll(/%%\{[^]*?\}%%/g, '')
    .trimStart();
  return { text, shift: count(text) - count(read) };
}

function describe(answer: Answer, shift: number): Drawn {
  if ('svg' in answer) return answer;
  const { message, line, column } = answer;
  return {
    kind: 'syntax',
    message: `Mermaid cannot read the diagram: ${explain(message)}`,
    line: line === undefined ? undefined : line + shift,
    column,
  };
}

/** Of several lines, with a picture of the place and a list of all signs that are allowed there, what was found instead. */
function explain(message: string): string {
  const found = /\bgot '([^'\n]+)'\s*$/.exec(message)?.[1];
  if (found !== undefined) return `${found} is not expected here.`;
  const [first = ''] = message
    .replace(/^(?:Parsing failed|Error): */, '')
    .replaceAll(/ on line \d+(?:, column \d+)?/g, '')
    .split('\n');
  return first.trim().replace(/[.:]*$/, '.');
}
