/** What a publication or an article may make of a check: drop what it finds, or report it as one or the other. */
export const checkLevels = ['off', 'warn', 'error'] as const;

export type CheckLevel = (typeof checkLevels)[number];

/** Levels by diagnostic code. */
export type CheckLevels = Readonly<Record<string, CheckLevel | undefined>>;
