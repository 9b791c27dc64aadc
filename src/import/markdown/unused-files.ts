import type { Loss } from '../imported.ts';

/** Documents, pictures and recordings: what somebody would miss. */
const content =
  /\.(?:adoc|asciidoc|avif|csv|docx?|epub|flac|gif|heic|html?|jpe?g|m4a|mov|mp[34]|odp|ods|odt|og[gv]|org|pages|pdf|png|pptx?|rst|rtf|svg|tex|textile|tiff?|txt|wav|webm|webp|xlsx?)$/i;

/** Folders in which tools keep templates and what belongs to them, and files for machines. */
const ofTools =
  /(?:^|\/)(?:_[^/]+|layouts|partials|templates|themes?)\/|(?:^|\/)(?:robots|humans|requirements[^/]*|CMakeLists|LICENSE|licence|NOTICE)(?:\.txt)?$/i;

/** What is in the folders of the texts and comes to no article, neither as a text nor as a file that one refers to. */
export function* findUnusedFiles(
  files: readonly string[],
  roots: readonly string[],
  isUsed: (file: string) => boolean,
): Generator<Loss> {
  const isInside = (file: string) => roots.some((root) => root === '' || file.startsWith(`${root}/`));
  for (const file of files)
    if (content.test(file) && !ofTools.test(file) && isInside(file) && !isUsed(file))
      yield {
        kind: 'loss',
        what: 'files that no text refers to',
        detail: file,
        became: 'dropped',
        origin: { file },
      };
}
