/** Gives a function that runs actions in the order in which they come: one after another, or so many abreast. */
export function makeQueue(abreast = 1): <T>(action: () => Promise<T>) => Promise<T> {
  const lanes = Array.from({ length: abreast }, (): Promise<unknown> => Promise.resolve());
  let count = 0;
  return (action) => {
    const lane = count % abreast;
    count += 1;
    const own = (lanes[lane] ?? Promise.resolve()).then(action);
    // One that fails does not keep the next from running.
    lanes[lane] = own.catch(() => undefined);
    return own;
  };
}
