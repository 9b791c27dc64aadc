/**
 * A table that is asked for words of texts, such as `constructor` or `toString`: it has its own keys only. With the prototype
 * of other objects, `{}['constructor']` is a function.
 */
export function lookupTable<Value>(entries: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.assign(Object.create(null) as Record<string, Value>, entries);
}
