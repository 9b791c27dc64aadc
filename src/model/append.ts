/** Adds items to a list. `push(...items)` puts each item on the stack: 120,000 of them are more than it can take. */
export function append<Item>(list: Item[], items: Iterable<Item>): void {
  for (const item of items) list.push(item);
}
