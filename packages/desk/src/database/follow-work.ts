/** Work that has begun, such as that of a request whose client has gone: `settled` waits until none is left. */
export function followWork(): {
  readonly follow: <Result>(work: Promise<Result>) => Promise<Result>;
  readonly settled: () => Promise<void>;
} {
  const running = new Set<Promise<unknown>>();
  return {
    follow: async (work) => {
      running.add(work);
      try {
        return await work;
      } finally {
        running.delete(work);
      }
    },
    settled: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
