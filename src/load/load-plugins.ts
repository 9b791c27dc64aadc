import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { diagnose, hasErrors, type Checked, type Diagnostic } from '../diagnostics/diagnostic.ts';
import type { PluginError } from '../markdown/plugins/plugin-error.ts';
import type { Plugins } from '../markdown/plugins/plugins.ts';
import { sourcePath } from '../model/paths.ts';
import { startOf } from '../model/place.ts';
import { sourceText } from '../model/source-text.ts';
import { findConfigs } from '../plugins/find-config.ts';

/** The plug-ins of a publication: undefined where it has no configuration, or one with errors. Most of it is loaded only where there is one. */
export async function loadPlugins(folder: string): Promise<Checked<Plugins | undefined>> {
  const root = resolve(folder);
  const [name, other] = findConfigs(root);
  if (name === undefined) return { value: undefined, diagnostics: [] };
  const fail = (...diagnostics: readonly Diagnostic[]) => ({ value: undefined, diagnostics });
  if (other !== undefined)
    return fail(
      diagnose('config-valid', startOf(sourcePath(other)), `There is a ${name} too.`, {
        hint: 'Keep one of the two.',
      }),
    );
  const { importConfig } = await import('../plugins/import-config.ts');
  const imported = await importConfig(root, name);
  if ('problem' in imported) return fail(imported.problem);
  const { readConfig } = await import('../plugins/read-config.ts');
  const source = sourceText(sourcePath(name), readFileSync(join(root, name), 'utf8'));
  const read = readConfig(exportedConfig(imported.exported), source);
  if (hasErrors(read.diagnostics)) return fail(...read.diagnostics);
  const { attachPlugins } = await import('../markdown/plugins/attach-plugins.ts');
  const { plugins, failures } = attachPlugins(read.value, root);
  const diagnostics = [...read.diagnostics, ...failures.map((failure) => describeFailure(failure, name))];
  return { value: hasErrors(diagnostics) ? undefined : plugins, diagnostics };
}

/** Modules of the older kind export the configuration itself. */
function exportedConfig(exported: unknown): unknown {
  if (typeof exported !== 'object' || exported === null) return exported;
  if ('default' in exported) return exported.default;
  return '__esModule' in exported || Object.keys(exported).length === 0 ? undefined : exported;
}

function describeFailure({ plugin, cause }: PluginError, name: string): Diagnostic {
  const reason = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '';
  return diagnose(
    'config-valid',
    startOf(sourcePath(name)),
    `The plug-in ${plugin} cannot be attached: ${reason.replace(/\.$/, '')}.`,
    { hint: 'Check its options.' },
  );
}
