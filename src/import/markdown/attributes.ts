import { lookupTable } from '../../model/lookup-table.ts';

/** Attributes of a shortcode, a template tag, a component or a fenced block. */
export interface Attributes {
  readonly named: Readonly<Record<string, string>>;
  /** Values without a name. */
  readonly listed: readonly string[];
}

const one =
  /([A-Za-z_][\w:.-]*)[ \t]*=[ \t]*(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|`([^`]*)`|\{((?:[^{}]|\{[^{}]*\})*)\}|([^\s"'`{},>]+))|"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|`([^`]*)`|([^\s"'`,{}]+)/g;

/** `src="a.png" width=300 "alone" bare title={expression}`. */
export function readAttributes(text: string): Attributes {
  const named: Record<string, string> = lookupTable({});
  const listed: string[] = [];
  for (const [, name, double, single, tick, expression, bare, ...alone] of text.matchAll(one)) {
    if (name !== undefined)
      named[name] = unescape(double ?? single ?? tick ?? unquote(expression) ?? bare ?? '');
    else listed.push(unescape(alone.find((value) => typeof value === 'string') ?? ''));
  }
  return { named, listed };
}

function unescape(value: string): string {
  return value.replaceAll(/\\(["'\\])/g, '$1');
}

/** A text in an expression of a component: `{'a'}`. */
function unquote(expression: string | undefined): string | undefined {
  const trimmed = expression?.trim();
  return trimmed === undefined ? undefined : (/^(["'`])([^]*)\1$/.exec(trimmed)?.[2] ?? trimmed);
}
