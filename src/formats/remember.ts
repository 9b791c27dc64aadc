/**
 * Keeps what was made, under a key, for as long as its owner lives: a value that is the same on many pages of a site is
 * made once for that site, and is gone with it.
 */
export function rememberPer<Owner extends object, Key, Value>(): (
  owner: Owner,
  key: Key,
  make: () => Value,
) => Value {
  const kept = new WeakMap<Owner, Map<Key, { readonly value: Value }>>();
  return (owner, key, make) => {
    const own = kept.get(owner) ?? new Map<Key, { readonly value: Value }>();
    kept.set(owner, own);
    const known = own.get(key) ?? { value: make() };
    own.set(key, known);
    return known.value;
  };
}
