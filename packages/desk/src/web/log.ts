/** Facts of an event. Never an address, a name, a token or what somebody wrote. */
type Facts = Readonly<Record<string, string | number | boolean>>;

export type Log = (event: string, facts?: Facts) => void;

/** Writes a line of JSON for each event. */
export function openLog(write: (line: string) => void, now: () => number): Log {
  return (event, facts = {}) => {
    write(`${JSON.stringify({ time: new Date(now()).toISOString(), event, ...facts })}\n`);
  };
}

/** What may be logged of an error: its message can quote what somebody wrote. */
export function describeError(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const { code } = error as { readonly code?: unknown };
  return {
    error: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    stack: frames.map((line) => line.trim()).join(' | '),
  };
}
