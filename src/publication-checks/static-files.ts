import { diagnose } from '../diagnostics/diagnostic.ts';
import { staticForMembers } from '../load/static-files.ts';
import { startOf } from '../model/place.ts';
import { isPublished } from '../resolve/status.ts';
import type { PublicationCheck } from './check.ts';

/** What only members get needs an edition for members. */
export const checkStaticFiles: PublicationCheck = ({ articles, staticFiles }, asOf) => {
  const hasMembers = articles.some(
    ({ frontMatter }) => frontMatter.access === 'members' && isPublished(frontMatter, asOf),
  );
  if (hasMembers) return [];
  return staticFiles
    .filter(({ source }) => source.startsWith(`${staticForMembers}/`))
    .map(({ source }) =>
      diagnose(
        'file-used',
        startOf(source),
        'The file is not copied: no published article is members-only.',
        {
          hint: `The members' edition is built as soon as an article has "access: members".`,
        },
      ),
    );
};
