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
  { plugins, rules, isBlockedByDefault }: SiteRestrictions,
): Restriction | undefined {
  const sure = (reason: string, isExcerptPublic = true): Restriction => ({
    reason,
    isExcerptPublic,
    isAssumed: false,
  });
  if ((item.values.get('wp:post_password') ?? '') !== '') return sure('a password', false);
  for (const [key, values] of item.meta)
    for (const value of values) {
      const reason = restrictedByMeta(key, value.trim());
      if (reason !== undefined) return sure(reason);
    }
  const isOpen =
    item.meta.get('_wpmem_block')?.[0] === '0' ||
    item.meta.get('_wc_memberships_force_public')?.[0] === 'yes';
  if (isOpen) return undefined;
  const rule = rules.find((one) => isUnder(post, one));
  if (rule !== undefined) return sure(`a rule of MemberPress (${rule.type})`);
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

/** Values by which a setting protects nothing. */
const open = /^(?:|0|no|none|false|off|everybody|everyone|public|default|n;|a:0:\{\}|b:0;|i:0;|\[\])$/i;

/** Settings that say nothing of who may read. */
const harmless =
  /message|_count|_date|_sent|email|color|title|style|order_|excerpt|redirect|newsletter_(?:stats|tier)|dont_email|force_public|ignore|hide_from|_seo|yoast|rank_math/i;

function restrictedByMeta(key: string, value: string): string | undefined {
  if (open.test(value) || harmless.test(key)) return undefined;
  if (/^_?rcp_|^_is_paid$/i.test(key)) {
    const isAll = key === 'rcp_user_level' && /^(?:all|a:1:\{i:0;s:3:"all";\})$/i.test(value);
    return isAll ? undefined : 'Restrict Content Pro';
  }
  if (key === '_wpmem_block') return 'WP-Members';
  if (key === 'um_content_restriction')
    return /"_um_custom_access_settings";(?:s:1:"1"|b:1|i:1)/.test(value) &&
      !/"_um_accessible";(?:s:1:"0"|i:0)/.test(value)
      ? 'Ultimate Member'
      : undefined;
  if (/leaky_paywall/i.test(key)) return /"(?:only|always)"/.test(value) ? 'Leaky Paywall' : undefined;
  if (key === '_members_access_role') return 'Members';
  if (key.startsWith('pms-content-restrict-'))
    return /type|user-status|plan/.test(key) ? 'Paid Member Subscriptions' : undefined;
  if (key === '_jetpack_newsletter_access') return 'Jetpack';
  return /restrict|paywall|paid_content|protect(?:ed|ion)|premium|members?_only|membership|subscri(?:ber|ption)s?_?(?:only|level|access)|access_level|required_level/i.test(
    key,
  )
    ? `the setting ${key}`
    : undefined;
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

/** Shortcodes and blocks that show a part of a text to some readers only. */
const partial =
  /member|restrict|private|premium|paywall|protect|paid|subscri|logged|^(?:ihc-|s2if|s2member|mepr|pmpro|rcp|swpm|wlm_|um_|wcm_|loggedin|is_paid|visitor|hide)/i;

export function isProtectingName(name: string): boolean {
  return partial.test(name);
}
