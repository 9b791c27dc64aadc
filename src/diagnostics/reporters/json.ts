import type { Reporter } from './reporter.ts';

/** For programs: one JSON array. */
export const reportJson: Reporter = (diagnostics) => `${JSON.stringify(diagnostics, null, 2)}\n`;
