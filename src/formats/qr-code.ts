import { encodeQR } from 'qr';

/** ISO/IEC 18004, 9.1: as many modules are kept free on each side. */
const quietZone = 4;

export interface QrCode {
  /** One unit is one module, so that the printed size is the caller's to choose. */
  readonly viewBox: string;
  /** The dark modules, for the `d` of an SVG path. */
  readonly path: string;
}

/** Up to 2,331 bytes of UTF-8 fit; more is thrown. */
export function drawQrCode(text: string): QrCode {
  // Medium: 15 % of the code may be worn or dirty, which is what print is commonly given.
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: quietZone });
  return { viewBox: `0 0 ${rows.length} ${rows.length}`, path: rows.map(drawRow).join('') };
}

/** Neighbouring modules are one rectangle: seams between them would show in print. */
function drawRow(row: readonly boolean[], y: number): string {
  const starts = row.flatMap((isDark, x) => (isDark && row[x - 1] !== true ? [x] : []));
  return starts.map((x) => `M${x} ${y}h${lengthOfRun(row, x)}v1H${x}z`).join('');
}

function lengthOfRun(row: readonly boolean[], start: number): number {
  const end = row.indexOf(false, start);
  return (end === -1 ? row.length : end) - start;
}
