/** The value of a promise, or a rejection with this reason when it takes longer than so many milliseconds. */
export async function within<T>(timeLimit: number, promise: Promise<T>, reason: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const overtime = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(reason)), timeLimit);
  });
  try {
    return await Promise.race([promise, overtime]);
  } finally {
    clearTimeout(timer);
  }
}

/** `180 seconds`, of milliseconds. */
export function inSeconds(milliseconds: number): string {
  const seconds = Number((milliseconds / 1000).toFixed(1));
  return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
}
