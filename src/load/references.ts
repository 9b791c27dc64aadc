import { diagnose, type Checked, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Reference } from '../model/reference.ts';
import { checkShape } from './check-shape.ts';
import { referencesSchema } from './schemas/references.ts';
import type { SourceText } from './text.ts';
import { parseYaml } from './yaml.ts';

/** Reads a list of CSL-JSON items, written as YAML or as JSON (which is YAML too). */
export function readReferences(source: SourceText): Checked<ReadonlyMap<string, Reference>> {
  const yaml = parseYaml(source);
  if (yaml.diagnostics.length > 0) return { value: new Map(), diagnostics: yaml.diagnostics };
  const shaped = checkShape(referencesSchema, yaml.value);
  const references = new Map<string, Reference>();
  const diagnostics: Diagnostic[] = [...shaped.diagnostics];
  shaped.value?.forEach((item, index) => {
    if (references.has(item.id)) {
      diagnostics.push(
        diagnose(
          'reference-once',
          yaml.value.place([index, 'id']),
          `The reference "${item.id}" stands there twice.`,
        ),
      );
    } else {
      references.set(item.id, item as Reference);
    }
  });
  return { value: references, diagnostics };
}
