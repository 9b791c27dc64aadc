/** The reason as the system or the server gives it. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError' || /timed out/i.test(error.message)) return 'it did not answer in time';
  const cause = error.cause instanceof Error ? error.cause : error;
  const reason = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
  return /^ECONNREFUSED|ENOTFOUND|ECONNRESET|EAI_AGAIN/.test(reason)
    ? `it cannot be reached (${reason})`
    : reason.replace(/\.$/, '');
}
