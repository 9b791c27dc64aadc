/** Gives a function that runs actions in the order in which they come: one after another, or so many abreast. */
export function makeQueue(abreast = 1): <T>(action: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = abreast;
  return async (action) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await action();
    } finally {
      // Whoever waits takes the place over; one that fails gives it up like others.
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
