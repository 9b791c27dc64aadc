import { readArgument, splitTex } from './tex-tokens.ts';

/** A formula without the macros that it defines, and the macros: the definition of each, by name. */
export interface Definitions {
  readonly tex: string;
  readonly macros: ReadonlyMap<string, string>;
}

/** What is longer may take KaTeX minutes, used a thousand times. */
const longest = 300;

const defining = /\\(?:(?:re)?newcommand|providecommand|DeclareMathOperator|def)(?![a-zA-Z])/;

/** `\newcommand{\R}{\mathbb{R}}` applies to the whole article, as in LaTeX. */
export function takeDefinitions(tex: string): Definitions {
  if (!defining.test(tex)) return { tex, macros: new Map() };
  const tokens = splitTex(tex);
  const macros = new Map<string, string>();
  let rest = '';
  for (let index = 0; index < tokens.length;) {
    const found = defining.test(tokens[index] ?? '') ? readDefinition(tokens, index) : undefined;
    if (found === undefined) {
      rest += tokens[index] ?? '';
      index += 1;
    } else {
      macros.set(found.name, found.body);
      index = found.end;
    }
  }
  return { tex: rest.trim(), macros };
}

function readDefinition(
  tokens: readonly string[],
  start: number,
): { readonly name: string; readonly body: string; readonly end: number } | undefined {
  const [command = ''] = tokens.slice(start);
  const bare = tokens[start + 1]?.trim() === '' ? tokens[start + 2] : tokens[start + 1];
  const braced = bare === '{' ? readArgument(tokens, start + 1) : undefined;
  const name = (braced?.text ?? bare ?? '').trim();
  if (!/^\\[a-zA-Z]+$/.test(name)) return undefined;
  let at = braced?.end ?? tokens.indexOf(bare ?? '', start + 1) + 1;
  let count = 0;
  if (tokens[at] !== '{') {
    const [, bracketed, hashes] = /^\s*(?:\[([1-9])\]|((?:#[1-9])+))?\s*$/.exec(tokens[at] ?? '') ?? [];
    if (bracketed === undefined && hashes === undefined && tokens[at]?.trim() !== '') return undefined;
    count = bracketed === undefined ? (hashes?.length ?? 0) / 2 : Number(bracketed);
    at += 1;
  }
  const body = readArgument(tokens, at);
  // Columns are prepared in the formula itself.
  if (body !== undefined && /\\begin\{(?:array|tabular)/.test(body.text)) return undefined;
  // KaTeX counts the arguments by their signs.
  if (
    body === undefined ||
    body.text.length > longest ||
    (count > 0 && !body.text.includes(`#${String(count)}`))
  )
    return undefined;
  const isOperator = command.startsWith('\\DeclareMathOperator');
  const star = command.endsWith('*') ? '*' : '';
  return { name, body: isOperator ? `\\operatorname${star}{${body.text}}` : body.text, end: body.end };
}
