/** A clock that starts at the given time, and does not read that of the machine. */
export function openClock(start: Date): () => Date {
  const begin = performance.now();
  return () => new Date(start.getTime() + performance.now() - begin);
}
