import { diagnose, type Checked, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Reference } from '../model/reference.ts';
import { checkShape } from './check-shape.ts';
import { referencesSchema } from './schemas/references.ts';
import type { SourceText } from '../model/source-text.ts';
import { parseYaml } from './yaml.ts';

/** Adds a list of CSL-JSON items, written as YAML or as JSON (which is YAML too), to those read earlier. */
export function readReferences(
  source: SourceText,
  earlier: ReadonlyMap<string, Reference> = new Map(),
): Checked<ReadonlyMap<string, Reference>> {
  const yaml = parseYaml(source);
  if (yaml.diagnostics.length > 0) return { value: earlier, diagnostics: yaml.diagnostics };
  const shaped = checkShape(referencesSchema, yaml.value);
  const references = new Map(earlier);
  const diagnostics: Diagnostic[] = [...shaped.diagnostics];
  shaped.value?.forEach((item, index) => {
    if (references.has(item.id)) {
      diagnostics.push(
        diagnose(
          'reference-once',
          yaml.value.place([index, 'id']),
          `The reference "${item.id}" stands there twice.`,
          { hint: 'Give one of them another id, or take it out.' },
        ),
      );
    } else {
      references.set(item.id, item as Reference);
    }
  });
  return { value: references, diagnostics };
}
