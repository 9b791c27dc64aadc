/**
 * What a folder of Kolofon's cache may contain: in a subfolder whose name is of small letters, files named by a sha-256
 * digest in hex, or by one with `.state` or `.pack` after it; and what a killed process left half written of them.
 * Everything else belongs to somebody else, and is neither counted nor taken away.
 */
export function isOwnFile(name: string): boolean {
  return /^[0-9a-f]{64}(\.state|\.pack)?(\.[0-9a-f-]{36}\.part)?$/.test(name);
}

/** Whether a subfolder may be one of a kind of value. */
export function isKind(name: string): boolean {
  return /^[a-z]+$/.test(name);
}
