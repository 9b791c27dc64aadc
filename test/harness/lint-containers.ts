import { createRequire } from 'node:module';
import { validate } from 'dockerfile-utils';

interface ComposeLinter {
  lintFiles(
    paths: readonly string[],
    isRecursive: boolean,
  ): readonly {
    readonly messages: readonly { readonly line: number; readonly rule: string; readonly message: string }[];
  }[];
}

/** The types of `dclint` are written for another way to resolve modules. */
const { DCLinter } = createRequire(import.meta.url)('dclint') as {
  readonly DCLinter: new (settings: object) => ComposeLinter;
};

/** What dclint finds in a compose file: `line rule: message`. */
export function lintCompose(path: string): string[] {
  const linter = new DCLinter({ rules: {}, quiet: false, debug: false, exclude: [] });
  const found = linter.lintFiles([path], false).flatMap(({ messages }) => messages);
  return found.map(({ line, rule, message }) => `${String(line)} ${rule}: ${message}`);
}

/** What the linter of dockerfile-utils finds in the text of a Dockerfile: `line: message`. */
export function lintDockerfile(text: string): string[] {
  return validate(text).map(
    ({ message, range }) => `${String(range.start.line + 1)}: ${JSON.stringify(message)}`,
  );
}
