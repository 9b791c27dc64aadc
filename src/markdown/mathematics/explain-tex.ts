import { diagnose, type Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../../model/place.ts';
import { UnknownLabel } from './references.ts';

/** What is wrong with a formula, by what was thrown when it was set. */
export function explainTex(error: unknown, tex: string, place: Place): Diagnostic {
  const message = error instanceof Error ? error.message.replace(/^KaTeX parse error: /, '') : String(error);
  const shown = tex.length > 200 ? `${tex.slice(0, 199)}…` : tex;
  const unknown = error instanceof UnknownLabel ? error.hint : undefined;
  return diagnose('math-valid', place, `The formula "${shown}" is not valid TeX: ${message}`, {
    hint: unknown ?? hintForTex(tex, message),
  });
}

function hintForTex(tex: string, message: string): string {
  if (/\\(?:re)?newcommand|\\def\b/.test(tex))
    return 'Define it as \\newcommand{\\name}[1]{…}, with no default values, and use every argument.';
  if (message.includes("got '#'")) return 'Write \\# for the sign #, which stands for an argument in TeX.';
  if (/\\text\w*\{[^{}\n]*(?<!\\)%/.test(tex))
    return 'Write \\% for the sign %: what is behind it is a comment in TeX.';
  const environment = /No such environment: (\w+)/.exec(message)?.[1];
  if (environment !== undefined && /^tikz|^CD$|^xy|^forest|^circuit/.test(environment))
    return 'Draw it, save it as SVG, and write ![What it shows](diagram.svg "The caption").';
  if (message.startsWith('A part of \\ce or \\pu'))
    return 'Write it as mhchem does: \\ce{SO4^2- + Ba^2+ -> BaSO4 v}, \\pu{123 kJ//mol}.';
  if (/Undefined control sequence|No such environment/.test(message))
    return 'Use the commands of amsmath. Write \\$ for a literal dollar sign.';
  return 'Write \\$ for a literal dollar sign.';
}
