import { dataOf, type Data } from '../../markdown/read-data.ts';
import { textOf } from '../../markdown/values.ts';

/** What commands stand for, by their names without the backslash, as `\newcommand` defines them: `[2]{#1_{#2}}`. */
export type Macros = ReadonlyMap<string, string>;

/** Of `math` in `myst.yml` or in a page, and of the settings of MathJax in `_config.yml` of a Jupyter Book. */
export function readMacros(values: Data): Macros {
  const sphinx = dataOf(dataOf(values['sphinx'])['config']);
  const mathjax = dataOf(pickConfig(sphinx)['tex'] ?? pickConfig(sphinx)['TeX']);
  const found = { ...dataOf(mathjax['macros'] ?? mathjax['Macros']), ...dataOf(values['math']) };
  return new Map(
    Object.entries(found).flatMap(([name, value]) => {
      const plain = name.replace(/^\\/, '');
      const definition = /^[a-zA-Z]+$/.test(plain) ? define(value) : undefined;
      return definition === undefined ? [] : [[plain, definition] as const];
    }),
  );
}

function pickConfig(sphinx: Data): Data {
  return dataOf(sphinx['mathjax3_config'] ?? sphinx['mathjax_config'] ?? sphinx['mathjax4_config']);
}

/** A text, `[text, number of arguments]`, or `macro: text`. */
function define(value: unknown): string | undefined {
  const [written, count] = Array.isArray(value) ? (value as unknown[]) : [value, undefined];
  const body = textOf(written) ?? textOf(dataOf(written)['macro']);
  if (body === undefined) return undefined;
  const highest = Math.max(0, ...[...body.matchAll(/#([1-9])/g)].map(([, number]) => Number(number)));
  const most = typeof count === 'number' ? count : highest;
  return `${most > 0 ? `[${String(most)}]` : ''}{${body}}`;
}

/** A formula that defines the commands that a text uses, and those that these use; empty where there are none. */
export function defineMacros(text: string, macros: Macros): string {
  const used = new Set<string>();
  const look = (tex: string) => {
    for (const [, name = ''] of tex.matchAll(/\\([a-zA-Z]+)/g)) {
      const definition = macros.get(name);
      if (definition === undefined || used.has(name)) continue;
      used.add(name);
      look(definition);
    }
  };
  look(text);
  if (used.size === 0) return '';
  const lines = [...used].map((name) => `\\newcommand{\\${name}}${macros.get(name) ?? ''}`);
  return `$$\n${lines.join('\n')}\n$$\n\n`;
}
