import { restrictedByMeta } from './restricting-settings.ts';
import type { WxrItem } from './read-wxr.ts';
import type { SiteRestrictions } from './site-restrictions.ts';
import type { Post } from './wxr-index.ts';

export interface Restriction {
  readonly reason: string;
  /** Whether everyone could read its excerpt. */
  readonly isExcerptPublic: boolean;
  /** Whether it is only assumed, because nothing in the export says that everyone may read it. */
  readonly isAssumed: boolean;
}

/**
 * Why only members may read a post; undefined where all could. Whatever may have been protected is: to open an article
 * is one word, and nobody can call back what was published.
 */
export function restrictionOf(
  item: WxrItem,
  post: Post,
  { plugins, rules, terms, openCourses, isBlockedByDefault }: SiteRestrictions,
): Restriction | undefined {
  const sure = (reason: string, isExcerptPublic = true): Restriction => ({
    reason,
    isExcerptPublic,
    isAssumed: false,
  });
  if ((item.values.get('wp:post_password') ?? '') !== '') return sure('a password', false);
  const settings = [...item.meta].flatMap(([key, values]) =>
    values.map((value) => [key, value.trim()] as const),
  );
  const found = settings.flatMap(([key, value]) => restrictedByMeta(key, value) ?? []);
  const setting = found.find(({ isAssumed }) => !isAssumed) ?? found[0];
  if (setting !== undefined) return { ...setting, isExcerptPublic: true };
  const term = post.terms.find((key) => terms.has(key));
  if (term !== undefined) return sure(`the rule of a term (${term})`);
  const isOpen =
    item.meta.get('_wpmem_block')?.[0] === '0' ||
    item.meta.get('_wc_memberships_force_public')?.[0] === 'yes';
  if (isOpen) return undefined;
  const rule = rules.find((one) => isUnder(post, one));
  if (rule !== undefined) return sure(`a rule of MemberPress (${rule.type})`);
  if (lessons.test(post.type) && !isOpenLesson(item, openCourses))
    return { reason: 'a lesson of a course', isExcerptPublic: false, isAssumed: true };
  if (isBlockedByDefault)
    return {
      reason: 'WP-Members, which blocks what does not say otherwise',
      isExcerptPublic: true,
      isAssumed: true,
    };
  const [plugin] = plugins;
  return plugin === undefined
    ? undefined
    : { reason: `${plugin}, whose rules are not in the export`, isExcerptPublic: true, isAssumed: true };
}

/** What plug-ins for courses show to those who take one: LearnDash, LifterLMS, Sensei, LearnPress, Tutor, MemberPress, MasterStudy. */
const lessons =
  /^(?:sfwd-(?:lessons|topic|quiz|question)|lessons?|units?|course_unit|quiz|llms_(?:quiz|question|assignment)|lp_(?:lesson|quiz|question)|tutor_\w+|mpcs-(?:lesson|quiz|question|assignment)|stm-(?:lessons|quizzes|questions|assignments))$/;

/** A sample, or part of a course for everyone. */
function isOpenLesson({ meta }: WxrItem, openCourses: SiteRestrictions['openCourses']): boolean {
  const has = (key: string, pattern: RegExp) => pattern.test(meta.get(key)?.[0] ?? '');
  return (
    openCourses.has(meta.get('course_id')?.[0] ?? '') ||
    has('_sfwd-lessons', /sample_lesson";s:2:"on"/) ||
    has('_llms_free_lesson', /^yes$/) ||
    has('_lesson_preview', /^preview$/) ||
    has('_lp_preview', /^yes$/) ||
    has('_is_preview', /^1$/)
  );
}

/** MemberPress: `single_post` and an id, `all_post`, `all`, `parent_page`, `category` and `tag` with a slug or an id. */
function isUnder(post: Post, { type, content }: SiteRestrictions['rules'][number]): boolean {
  const [, of, kind] = /^(single|all|parent)_(.+)$/.exec(type) ?? [];
  if (of !== undefined && kind !== undefined && kind !== post.type) return false;
  if (of === 'single') return content.split(',').includes(post.id) || content === post.slug;
  if (of === 'parent') return content === post.parent;
  if (of === 'all' || type === 'all') return true;
  const [, taxonomy] = /^(category|tag|tax_.+)/.exec(type) ?? [];
  if (taxonomy === undefined) return type !== 'partial';
  // Terms are called by slug in some versions, and by id in others, which posts do not name.
  const isSlug = /\D/.test(content);
  return !isSlug || post.terms.some((key) => key.endsWith(` ${content}`));
}
