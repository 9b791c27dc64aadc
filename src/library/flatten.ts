import type { Diagnostic as Found } from '../diagnostics/diagnostic.ts';
import { orderDiagnostics } from '../diagnostics/order.ts';
import type { Place } from '../model/place.ts';
import type { Diagnostic } from './results.ts';

/** Diagnostics as plain data, in the order in which they are reported. */
export function flattenDiagnostics(found: readonly Found[]): Diagnostic[] {
  return orderDiagnostics(found).map(({ code, severity, message, hint, place, related = [], fix }) => ({
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...flattenPlace(place),
    related: related.map((one) => ({ message: one.message, ...flattenPlace(one.place) })),
    isFixable: fix !== undefined,
  }));
}

function flattenPlace({ file, start: { line, column } }: Place): {
  file: string;
  line: number;
  column: number;
} {
  return { file, line, column };
}
