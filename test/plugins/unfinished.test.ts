import { expect, test } from 'vitest';
import { littlePublication } from '../harness/publication.ts';
import { runCommand } from '../harness/run-command.ts';

// The command itself: it has to say so when code of the publication ends its process, or lets it run dry.
test.each([
  ['a plug-in that ends the process', '{ remarkPlugins: [() => () => { process.exit(0); }] }'],
  ['a plug-in that never calls back', '{ remarkPlugins: [() => (tree, file, next) => {}] }'],
  ['a format that never comes', "{ formats: [{ id: 'a', label: 'A', make: () => new Promise(() => {}) }] }"],
])('%s is a failure of the command, and not silent', (_what, config) =>
  littlePublication()
    .withFile('kolofon.config.mjs', `export default ${config};\n`)
    .inFolder((folder) => {
      const { code, log } = runCommand(['check', '--root', folder]);
      expect(code).toBe(2);
      expect(log).toContain('The command did not finish');
      return Promise.resolve();
    }),
);
