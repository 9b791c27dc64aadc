const mark = '(node';
const idPattern = /^\(node(\d{8})\)$/;
const idLength = '(node00000000)'.length;

/**
 * Chromium names the elements that a table's cells refer to by numbers of its own, which depend on what else the
 * process has done. Numbers them from `first`, in the same order: an identifier tree (ISO 32000, 7.9.6) is sorted. Writes
 * into the bytes themselves: a book with photographs has hundreds of megabytes. Gives the next free number.
 */
export function renumberElements(bytes: Uint8Array, first = 1): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places = new Map<number, number>();
  for (let at = file.indexOf(mark); at !== -1; at = file.indexOf(mark, at + 1)) {
    const number = idPattern.exec(file.toString('latin1', at, at + idLength))?.[1];
    if (number !== undefined) places.set(at, Number(number));
  }
  const order = [...new Set(places.values())].sort((a, b) => a - b);
  const ranks = new Map(order.map((number, index) => [number, first + index]));
  for (const [at, number] of places) {
    file.write(String(ranks.get(number)).padStart(8, '0'), at + mark.length, 'latin1');
  }
  return first + order.length;
}
