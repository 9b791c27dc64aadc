import { createHash, type Hash } from 'node:crypto';

/**
 * A sha-256 digest of plain data, in hex: equal data gives one key, whatever the order in which the fields of an object
 * were set. Plain data is text, numbers, booleans, null, undefined, bytes, and arrays, maps and objects of them. Throws
 * a `TypeError` for anything else, above all for a function, on which a key cannot depend.
 */
export function keyOf(value: unknown): string {
  const hash = createHash('sha256');
  add(hash, value);
  return hash.digest('hex');
}

/** Each value says its kind and its length first, so that no two run together. */
function add(hash: Hash, value: unknown): void {
  if (value === null || value === undefined || typeof value === 'boolean' || typeof value === 'number') {
    hash.update(`${String(value)};`);
  } else if (typeof value === 'string') {
    hash.update(`text ${value.length};`).update(value, 'utf16le');
  } else if (value instanceof Uint8Array) {
    hash.update(`bytes ${value.length};`).update(value);
  } else if (Array.isArray(value)) {
    hash.update(`list ${value.length};`);
    for (const item of value) add(hash, item);
  } else if (value instanceof Map) {
    hash.update(`map ${value.size};`);
    for (const entry of value) add(hash, entry);
  } else if (isPlainObject(value)) {
    const names = Object.keys(value).sort();
    hash.update(`object ${names.length};`);
    for (const name of names) add(hash, [name, value[name]]);
  } else {
    throw new TypeError(
      `A key cannot depend on ${Object.prototype.toString.call(value)}: it is not plain data.`,
    );
  }
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
