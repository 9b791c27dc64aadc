import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { describeRefusal } from './sanitize.ts';

/** Left open, they take along all that follows. */
const takesRest = /^(?:script|style|textarea)$/;

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
