import { join } from 'node:path';
import { reportText } from '../../../../src/diagnostics/reporters/text.ts';
import { hasErrors, type Checked } from '../../../../src/diagnostics/diagnostic.ts';
import type { Style } from '../../../../src/diagnostics/reporters/reporter.ts';
import { checkShape } from '../../../../src/load/shape/check-shape.ts';
import { decodeText } from '../../../../src/load/text.ts';
import { parseYaml } from '../../../../src/load/yaml.ts';
import { sourcePath } from '../../../../src/model/paths.ts';
import { readFileSync } from 'node:fs';
import { settingsSchema, type DeskSettings } from './settings.ts';

export const settingsFile = 'desk.yaml';

/** Settings that are missing or wrong. The message is what a person reads. */
export class SettingsError extends Error {}

/** Reads and checks desk.yaml. */
export function checkSettings(bytes: Uint8Array): Checked<DeskSettings | undefined> {
  const text = decodeText(sourcePath(settingsFile), bytes);
  const yaml = parseYaml(text.value);
  const diagnostics = [...text.diagnostics, ...yaml.diagnostics];
  if (hasErrors(diagnostics)) return { value: undefined, diagnostics };
  const shaped = checkShape(settingsSchema, yaml.value);
  return { value: shaped.value, diagnostics: [...diagnostics, ...shaped.diagnostics] };
}

/** The settings in a folder. Throws a `SettingsError` with every problem, its place and a hint. */
export function readSettings(folder: string, style: Style = (_, text) => text): DeskSettings {
  const path = join(folder, settingsFile);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new SettingsError(`There is no ${path}. kolofon desk init writes one.`);
  }
  const { value, diagnostics } = checkSettings(bytes);
  if (value !== undefined) return value;
  throw new SettingsError(reportText(diagnostics, () => new TextDecoder().decode(bytes), style));
}
