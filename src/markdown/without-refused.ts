import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { describeRefusal } from './sanitize.ts';

/** Left open, they take along all that follows. */
const takesRest = /^(?:script|style|textarea)$/;

/** Of a component of MDX that is reported, it is no news what the parser of HTML makes of its tags. */
export function withoutComponentTags(
  diagnostics: readonly Diagnostic[],
  text: string,
): readonly Diagnostic[] {
  const nameAt = ({ place: { start } }: Diagnostic) =>
    /^<\/?([A-Za-z][\w.]*)/.exec(text.slice(start.offset, start.offset + 200))?.[1] ?? '';
  const components = new Set(
    diagnostics.filter((one) => one.code === 'dialect-known' && /^[A-Z]/.test(nameAt(one))).map(nameAt),
  );
  if (components.size === 0) return diagnostics;
  const refusals = new Set([...components].map((name) => describeRefusal(name.toLowerCase())));
  return diagnostics.filter(
    (one) =>
      !/^(?:html-allowed|html-valid|markup-closed)$/.test(one.code) ||
      !(components.has(nameAt(one)) || refusals.has(one.message)),
  );
}

/** Of an element that is not allowed, it is no news that nothing closes it. */
export function withoutRefused(diagnostics: readonly Diagnostic[], text: string): readonly Diagnostic[] {
  if (!diagnostics.some(({ code }) => code === 'markup-closed')) return diagnostics;
  const refused = new Set(
    diagnostics
      .filter(({ code }) => code === 'html-allowed')
      .map(({ place, message }) => `${String(place.start.offset)} ${message}`),
  );
  return diagnostics.filter(({ code, place: { start } }) => {
    const [, name = ''] = /^<([^\s/>]+)/.exec(text.slice(start.offset, start.offset + 100)) ?? [];
    return (
      code !== 'markup-closed' ||
      takesRest.test(name) ||
      !refused.has(`${String(start.offset)} ${describeRefusal(name.toLowerCase())}`)
    );
  });
}
