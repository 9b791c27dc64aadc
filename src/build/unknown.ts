import { didYouMean } from '../diagnostics/nearest.ts';

export function unknown(what: string, name: string, known: readonly string[]): string {
  const hint = didYouMean(name, known);
  return `There is no ${what} "${name}". ${hint ?? `Known: ${known.join(', ')}.`}`;
}
