import { readAttributes } from '../../markdown/attributes.ts';
import type { Draft } from '../../markdown/draft.ts';
import { expandIncludes } from '../../markdown/expand-includes.ts';
import { folderOf, joinPath } from '../../markdown/file-paths.ts';
import type { Conversion } from '../../markdown/page.ts';
import { splitFrontMatter } from '../../markdown/split-front-matter.ts';

const tag =
  /(?<!\{)\{\{[<%]\s*(?:include|readfile|include-file|includefile)\s((?:"[^"\n]*"|`[^`\n]*`|[^"`{}])*)[>%]\}\}/g;

/** Shortcodes of themes that show another file: `{{% include "/_common/tides.md" %}}`. A file that is not there stays as it is. */
export function includeFiles(draft: Draft, conversion: Conversion, roots: readonly string[]): Draft {
  if (!/\{\{[<%]\s*(?:include|readfile)/.test(draft.text)) return draft;
  const folders = (file: string) => [folderOf(file), ...roots, ''];
  const attributesOf = (written: string) => readAttributes(written.replace(/\/\s*$/, ''));
  return expandIncludes(draft, conversion, {
    pattern: tag,
    path: ([, written = '']) => {
      const { named, listed } = attributesOf(written);
      const path = (named['file'] ?? named['path'] ?? listed[0] ?? '').replace(/^\/+/, '');
      const isThere = folders(conversion.page.file).some((folder) => {
        const joined = joinPath(folder, path);
        return joined !== undefined && conversion.source.locate(joined) !== undefined;
      });
      return isThere ? path : undefined;
    },
    select: (text, { 1: written = '', index, input }) => {
      const { named } = attributesOf(written);
      const [margin = ''] = /(?<=^|\n)[ \t]*$/.exec(input.slice(Math.max(0, index - 200), index)) ?? [];
      const { body, bodyLine } = splitFrontMatter(text);
      const included =
        named['code'] === 'true'
          ? `\`\`\`\`${named['lang'] ?? ''}\n${text.replace(/\n$/, '')}\n\`\`\`\``
          : body.trim();
      return { text: included.replaceAll(/\n(?=[^\n])/g, `\n${margin}`), line: bodyLine };
    },
    folders,
  });
}
