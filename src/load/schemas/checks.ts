import * as z from 'zod';
import { catalogue, type Code } from '../../diagnostics/catalogue.ts';
import { settableCodes } from '../../diagnostics/settable.ts';
import { checkLevels, type CheckLevel } from '../../model/check-levels.ts';

type LevelNames = { readonly [Level in CheckLevel]: Level };

const levels = settableCodes.map((code) => [
  code,
  z
    .enum(checkLevels)
    .optional()
    .meta({ description: `${catalogue[code].requirement} Default: ${catalogue[code].severity}.` }),
]);

/** The levels that a publication gives to checks. */
export const checks = z
  .strictObject(Object.fromEntries(levels) as Record<Code, z.ZodOptional<z.ZodEnum<LevelNames>>>)
  .prefault({})
  .meta({ description: 'Whether a check reports an error, a warning or nothing.' });
