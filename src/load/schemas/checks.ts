import * as z from 'zod';
import { catalogue, type Severity } from '../../diagnostics/catalogue.ts';
import { settableCodes } from '../../diagnostics/levels.ts';
import { checkLevels, type CheckLevel } from '../../model/check-levels.ts';

type LevelNames = { readonly [Level in CheckLevel]: Level };

/** A check that a publication has of its own. */
export interface OwnCheck {
  readonly code: string;
  readonly severity?: Severity | undefined;
  readonly requirement: string;
}

type Levels = z.ZodPrefault<
  z.ZodObject<Record<string, z.ZodOptional<z.ZodEnum<LevelNames>>>, z.core.$strict>
>;

/** The levels that a publication gives to checks: to Kolofon's, and to its own. */
export function checksWith(own: readonly OwnCheck[]): Levels {
  const settable = settableCodes.map((code) => ({ code, ...catalogue[code] }));
  const levels = [...settable, ...own].map(({ code, requirement, severity = 'warning' }) => [
    code,
    z
      .enum(checkLevels)
      .optional()
      .meta({ description: `${requirement} Default: ${severity}.` }),
  ]);
  return z
    .strictObject(Object.fromEntries(levels) as Record<string, z.ZodOptional<z.ZodEnum<LevelNames>>>)
    .prefault({})
    .meta({ description: 'Whether a check reports an error, a warning or nothing.' });
}
