import { sizeOfFiles, type PrintRequest } from './print-request.ts';

/** When a print is given up. Times in milliseconds. */
export interface PrintLimits {
  /** How long the browser may do nothing. */
  readonly idle: number;
  /** How much time of the processor the print may take, however long that lasts on a busy machine. */
  readonly work: number;
  /** How long it may last; undefined for as long as the browser works on it. */
  readonly whole?: number | undefined;
}

const minute = 60_000;

/** Ten times what books of text, pictures and formulas were seen to take. */
export function limitsOf(request: PrintRequest, whole: number | undefined): PrintLimits {
  const bytes = request.html.length + sizeOfFiles(request);
  return { idle: minute, work: 3 * minute + (bytes / 1e6) * minute, whole };
}
