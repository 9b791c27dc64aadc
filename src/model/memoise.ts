/** In entries: more are only made of hostile content. */
const most = 10_000;

/**
 * The same pure function, which makes the value of each key once: for values that depend on nothing else. It forgets all of
 * them when they are too many, so that a process that lives long does not grow.
 */
export function memoise<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, { readonly value: Value }>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known.value;
    if (made.size === most) made.clear();
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}

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
