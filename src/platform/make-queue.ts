/** Gives a function that runs actions one after another, in the order in which they come. */
export function makeQueue(): <T>(action: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (action) => {
    const own = last.then(action);
    // One that fails does not keep the next from running.
    last = own.catch(() => undefined);
    return own;
  };
}
