/**
 * The data that PHP wrote with `serialize`, objects and arrays with names as plain objects; undefined where it is damaged or
 * nested too deeply. Lengths are in bytes. They are often wrong, after an address was replaced in the whole database: such a
 * text ends with its quotation mark before the next value. (`php-serialize` refuses them.)
 */
export function readPhp(written: string): unknown {
  const reader = { bytes: Buffer.from(written), at: 0 };
  try {
    return readValue(reader, 0);
  } catch (error) {
    if (error instanceof Damaged) return undefined;
    throw error;
  }
}

interface Reader {
  readonly bytes: Buffer;
  at: number;
}

class Damaged extends Error {}

/** In levels. */
const deepest = 100;

function readValue(reader: Reader, depth: number): unknown {
  if (depth > deepest) throw new Damaged();
  const type = String.fromCharCode(reader.bytes[reader.at] ?? 0);
  reader.at += 2;
  switch (type) {
    case 'N':
      return null;
    case 'b':
    case 'i':
    case 'd':
    case 'r':
    case 'R':
      return Number(readUntil(reader, ';'));
    case 's':
      return readText(reader);
    case 'O':
      readName(reader);
      return readEntries(reader, depth);
    case 'a':
      return readEntries(reader, depth);
    default:
      throw new Damaged();
  }
}

function readUntil(reader: Reader, sign: string): string {
  const end = reader.bytes.indexOf(sign, reader.at);
  if (end === -1) throw new Damaged();
  const text = reader.bytes.toString('utf8', reader.at, end);
  reader.at = end + sign.length;
  return text;
}

/** `5:"words";` */
function readText(reader: Reader): string {
  const length = Number(readUntil(reader, ':"'));
  const start = reader.at;
  let end = start + length;
  while (!endsText(reader.bytes, end)) {
    end = reader.bytes.indexOf('";', end === start + length ? start : end + 1);
    if (end === -1) throw new Damaged();
  }
  reader.at = end + 2;
  return reader.bytes.toString('utf8', start, end);
}

/** Whether a text ends here, and another value or the end of a list comes next. */
function endsText(bytes: Buffer, end: number): boolean {
  return /^";(?:[sidbraROC]:|N;|\}|$)/.test(bytes.toString('latin1', end, end + 4));
}

/** `8:"stdClass":` */
function readName(reader: Reader): void {
  readUntil(reader, ':"');
  readUntil(reader, '":');
}

/** `2:{…}`: a list where the names are the numbers from 0 on. */
function readEntries(reader: Reader, depth: number): unknown {
  readUntil(reader, ':{');
  const entries: [string, unknown][] = [];
  while (reader.bytes[reader.at] !== '}'.charCodeAt(0)) {
    const name = readValue(reader, depth + 1);
    if (typeof name !== 'string' && typeof name !== 'number') throw new Damaged();
    entries.push([String(name), readValue(reader, depth + 1)]);
  }
  reader.at += 1;
  const isList = entries.every(([name], index) => name === String(index));
  return isList ? entries.map(([, value]) => value) : Object.fromEntries(entries);
}
