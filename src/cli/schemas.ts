import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors } from '../diagnostics/diagnostic.ts';
import { loadPlugins } from '../load/load-plugins.ts';
import { jsonSchemas } from '../load/schemas/json-schemas.ts';
import type { Command } from './command.ts';
import { chosenReport, rootOption, sourceOptionsOf } from './options.ts';
import { reportDiagnostics } from './report-diagnostics.ts';
import { openSourceFiles } from '../platform/source-files.ts';
import { rootOf } from '../build/read-options.ts';

export const schemas: Command = {
  summary: 'Write the JSON Schemas that let an editor complete and check manifests.',
  details: `Writes series/schemas/*.schema.json. A manifest points to its schema in its first line:

  # yaml-language-server: $schema=schemas/series.schema.json`,
  options: { root: rootOption },
  async run(input) {
    const root = rootOf(sourceOptionsOf(input.values));
    const folder = join(root, 'series', 'schemas');
    const { value: plugins, diagnostics } = await loadPlugins(root);
    reportDiagnostics(diagnostics, chosenReport(input), openSourceFiles(root), input);
    if (hasErrors(diagnostics)) return 1;
    mkdirSync(folder, { recursive: true });
    for (const [name, schema] of Object.entries(jsonSchemas(plugins))) {
      writeFileSync(join(folder, name), `${JSON.stringify(schema, null, 2)}\n`);
      input.terminal.line(`Wrote series/schemas/${name}`);
    }
    return 0;
  },
};
