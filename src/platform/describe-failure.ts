/** The line of a failed process that says most, for a list of what was tried. */
export function describeFailure(error: unknown): string {
  const lines = (error instanceof Error ? error.message : String(error))
    .split('\n')
    .map((line) => line.trim());
  const telling = lines.filter((line) => /error|sandbox|cannot|not found|denied/i.test(line));
  return (telling[0] ?? lines.find((line) => line !== '') ?? 'it did not start').slice(0, 200);
}
