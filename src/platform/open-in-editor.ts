import { spawnSync } from 'node:child_process';

/** The program in which somebody edits texts: that of VISUAL, or of EDITOR. It may have arguments: `code --wait`. */
export function editorOf(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  return [environment['VISUAL'], environment['EDITOR']].find(
    (name) => name !== undefined && name.trim() !== '',
  );
}

/** Opens a file, and waits if the editor does. Whether the editor could be started, and was content. */
export function openInEditor(editor: string, path: string): boolean {
  const { status } =
    process.platform === 'win32'
      ? spawnSync(`${editor} "${path}"`, { stdio: 'inherit', shell: true })
      : spawnSync('sh', ['-c', `${editor} "$1"`, 'sh', path], { stdio: 'inherit' });
  return status === 0;
}
