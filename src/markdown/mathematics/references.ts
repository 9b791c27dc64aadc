import { didYouMean } from '../../diagnostics/nearest.ts';
import type { EquationTarget, EquationTargets } from './equations.ts';
import { readArgument, splitTex } from './tex-tokens.ts';

/** A label that no equation has. */
export class UnknownLabel extends Error {
  readonly hint: string | undefined;

  constructor(label: string, labels: Iterable<string>) {
    super(`no equation has the label "${label}".`);
    this.hint = didYouMean(label, [...labels]) ?? `Write \\label{${label}} in the equation.`;
  }
}

/** The equation to which a formula does nothing but refer. */
export function onlyReference(tex: string): { readonly label: string; readonly isBare: boolean } | undefined {
  const [, command, label] = /^\\(ref|eqref)\s*\{([^{}]+)\}$/.exec(tex.trim()) ?? [];
  return label === undefined ? undefined : { label, isBare: command === 'ref' };
}

/** A formula with the numbers of the equations to which it refers. */
export function fillReferences(tex: string, targets: EquationTargets): string {
  if (!/\\(?:eq)?ref\s*\{/.test(tex)) return tex;
  const tokens = splitTex(tex);
  let filled = '';
  for (let index = 0; index < tokens.length;) {
    const token = tokens[index] ?? '';
    const argument = token === '\\ref' || token === '\\eqref' ? readArgument(tokens, index + 1) : undefined;
    if (argument === undefined) {
      filled += token;
      index += 1;
    } else {
      const { tag } = findEquation(argument.text, targets);
      filled += `\\text{${token === '\\ref' ? tag : `(${tag})`}}`;
      index = argument.end;
    }
  }
  return filled;
}

export function findEquation(label: string, targets: EquationTargets): EquationTarget {
  const target = targets.get(label);
  if (target === undefined) throw new UnknownLabel(label, targets.keys());
  return target;
}
