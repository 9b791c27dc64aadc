import type { WxrItem } from './read-wxr.ts';

/** What the plug-ins of a site protect by rules that are not in the posts themselves. */
export interface SiteRestrictions {
  /** Plug-ins in use whose rules are in tables or settings that exports do not have. */
  readonly plugins: Set<string>;
  /** Of MemberPress. */
  readonly rules: { readonly type: string; readonly content: string }[];
  /** Keys of terms that are protected, and with them their posts. */
  readonly terms: Set<string>;
  /** LearnDash: courses for everyone. */
  readonly openCourses: Set<string>;
  /** WP-Members: posts that say nothing are blocked. */
  isBlockedByDefault: boolean;
}

/** Traces of plug-ins that keep what they protect where exports do not reach. */
const traces: readonly (readonly [
  plugin: string,
  types: RegExp | undefined,
  meta: RegExp | undefined,
  shortcode: RegExp | undefined,
])[] = [
  ['Paid Memberships Pro', undefined, /^_?pmpro_/, /\[(?:pmpro_|membership[\s\]])|wp:pmpro\//],
  ['WooCommerce Memberships', /^wc_(?:membership_plan|user_membership)$/, /^_wc_memberships_/, /\[wcm_/],
  ['Restrict User Access', /^(?:restriction|condition_group)$/, /^_ca_/, undefined],
  ['SureMembers', /^wsm_access_group$/, /^suremembers_/, undefined],
  ['Content Control', /^cc_restriction$/, undefined, undefined],
  ['Newspack', /^np_(?:memberships|content)_gate$/, undefined, undefined],
  ['aMember', undefined, undefined, /\[am4/],
  ['ARMember', /^arm_/, /^arm_/, /\[arm_/],
  ['Leaky Paywall', undefined, /leaky_paywall/, /\[leaky_paywall/],
  ['s2Member', undefined, /^s2member_/, /\[s2(?:If|Member)/],
  ['WishList Member', undefined, /^wlm_|^_?wpm_/, /\[wlm_/],
  ['Simple Membership', /^swpm_/, /^swpm_/, /\[swpm_/],
  ['MemberMouse', undefined, undefined, /\[MM_/],
  ['Indeed Ultimate Membership Pro', undefined, /^ihc_/, /\[ihc-/],
];

/** Notes what an item shows of how its site protects texts. */
export function noteRestrictions(restrictions: SiteRestrictions, item: WxrItem, type: string): void {
  const content = item.values.get('content:encoded') ?? '';
  const keys = [...item.meta.keys()];
  for (const [plugin, types, meta, shortcode] of traces) {
    if (restrictions.plugins.has(plugin)) continue;
    const isFound =
      types?.test(type) === true ||
      (meta !== undefined && keys.some((key) => meta.test(key))) ||
      (/\[|wp:pmpro/.test(content) && shortcode?.test(content) === true);
    if (isFound) restrictions.plugins.add(plugin);
  }
  if (type === 'memberpressrule' && item.values.get('wp:status') === 'publish')
    restrictions.rules.push({
      type: item.meta.get('_mepr_rules_type')?.[0] ?? 'all',
      content: item.meta.get('_mepr_rules_content')?.[0] ?? '',
    });
  const priceType = item.meta.get('_ld_price_type')?.[0] ?? item.meta.get('_sfwd-courses')?.[0] ?? '';
  if (type === 'sfwd-courses' && /^open$|course_price_type";s:4:"open"/.test(priceType))
    restrictions.openCourses.add(item.values.get('wp:post_id')?.trim() ?? '');
  if (item.meta.get('_wpmem_block')?.[0] === '0') restrictions.isBlockedByDefault = true;
}
