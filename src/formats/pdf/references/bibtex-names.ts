import { fieldsOf, listOf, cslText } from './csl-values.ts';
import { texOf } from './tex-text.ts';

/** The names of a CSL-JSON list as BibTeX has them, `von Last, Jr, First and …`; nothing for no names. */
export function printNames(names: unknown): string | undefined {
  const printed = listOf(names).flatMap((name) => printName(fieldsOf(name)) ?? []);
  return printed.length === 0 ? undefined : printed.join(' and ');
}

function printName(name: Readonly<Record<string, unknown>>): string | undefined {
  const literal = cslText(name['literal']);
  if (literal !== undefined) return printWhole(literal);
  const family = cslText(name['family']);
  const given = cslText(name['given']);
  const suffix = cslText(name['suffix']);
  // One name alone is often an organisation: BibTeX would make first names of all its words but the last.
  if (family === undefined) return given === undefined ? undefined : printWhole(given);
  if (given === undefined) return printWhole(addParticles(name, family));
  const parts = [family, ...(suffix === undefined ? [] : [suffix]), given].map(printPart);
  return addParticles(name, parts.join(', '));
}

function printWhole(name: string): string {
  return `{${texOf(name)}}`;
}

/** Where a part contains what separates parts or names, its braces say that it does not separate here. */
function printPart(part: string): string {
  return /,|\band\b/i.test(part) ? printWhole(part) : texOf(part);
}

/** `van der Beek`, but `d’Alembert`. */
function addParticles(name: Readonly<Record<string, unknown>>, family: string): string {
  const particles = [name['dropping-particle'], name['non-dropping-particle']].flatMap(
    (particle) => cslText(particle) ?? [],
  );
  return particles.map((particle) => (/['’-]$/.test(particle) ? particle : `${particle} `)).join('') + family;
}
