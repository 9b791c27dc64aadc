import type { Fate } from '../../imported.ts';
import type { GhostData, GhostPost } from './read-export.ts';

/** Read in a text without white space and quotes. */
const marks: readonly (readonly [RegExp, string])[] = [
  [
    /<!--members-only-->|\btype:paywall\b|\[(?:card-)?paywall,/i,
    'posts with a paywall, now for members from their beginning',
  ],
  [/nonMember:false/i, 'posts with a part for members, now all for members'],
];

/**
 * Who may read a post. Whatever kept a part of it from anyone closes all of it, in its HTML or in what its editor keeps:
 * either may be newer.
 */
export function accessOf(
  post: GhostPost,
  data: GhostData,
  lose: (what: string, detail: string, became: Fate) => void,
): 'public' | 'members' {
  const setting = (key: string) => data.settings.find((one) => one.key === key)?.value;
  const standard = setting('default_content_visibility');
  const visibility = post.visibility || (typeof standard === 'string' && standard) || 'public';
  const isForAll = visibility === 'public';
  if (!isForAll && visibility !== 'members' && visibility !== 'paid')
    lose('tiers of members', visibility, 'changed');
  const written = [post.html, post.lexical, post.mobiledoc].join('\n').replaceAll(/[\s\\"']/g, '');
  const meta = data.posts_meta.find(({ post_id }) => post_id === post.id);
  const isMail = post.status === 'sent' || isOn(meta?.email_only) || isOn(post.email_only);
  const reasons = [
    ...marks.flatMap(([pattern, what]) => (pattern.test(written) ? what : [])),
    ...(isMail ? ['newsletters that were only sent by mail, now for members'] : []),
    ...(isOn(setting('is_private')) ? ['posts of a site behind a password, now for members'] : []),
  ];
  for (const what of reasons) lose(what, post.title ?? '', isForAll ? 'guessed' : 'changed');
  return isForAll && reasons.length === 0 ? 'public' : 'members';
}

function isOn(value: unknown): boolean {
  return value === true || value === 1 || value === 'true' || value === '1';
}
