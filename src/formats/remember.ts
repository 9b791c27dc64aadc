/**
 * Keeps what was made, under a key, for as long as its owner lives: a value that is the same on many pages of a site is
 * made once for that site, and is gone with it.
 */
export function rememberPer<Value>(): (owner: object, key: unknown, make: () => Value) => Value {
  const kept = new WeakMap<object, Map<unknown, { readonly value: Value }>>();
  return (owner, key, make) => {
    const own = kept.get(owner) ?? new Map<unknown, { readonly value: Value }>();
    kept.set(owner, own);
    const known = own.get(key) ?? { value: make() };
    own.set(key, known);
    return known.value;
  };
}
