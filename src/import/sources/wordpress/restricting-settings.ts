import { isBuilderKey } from './builders/text-of-builder.ts';

/** Values by which a setting protects nothing. */
export const protectsNothing =
  /^(?:|0|no|none|false|off|everybody|everyone|public|default|n;|a:0:\{\}|b:0;|i:0;|\[\])$/i;

/** Settings that say nothing of who may read. */
const harmless =
  /message|_count|_date|_sent|email|color|title|style|order_|excerpt|redirect|newsletter_(?:stats|tier)|dont_email|force_public|ignore|hide_from|_seo|yoast|rank_math/i;

interface ClosingSetting {
  readonly reason: string;
  /** Whether only its name says that it may close a post. */
  readonly isAssumed: boolean;
}

/** Why a setting closes a post, if it does. */
export function restrictedByMeta(key: string, value: string): ClosingSetting | undefined {
  const plugin = restrictedByPlugin(key, value);
  if (plugin === undefined && mayRestrict(key, value))
    return { reason: `the setting ${key}`, isAssumed: true };
  return typeof plugin === 'string' ? { reason: plugin, isAssumed: false } : undefined;
}

/** The plug-in whose setting closes a post; false where it leaves the post open, undefined for a setting that is not known here. */
function restrictedByPlugin(key: string, value: string): string | false | undefined {
  if (protectsNothing.test(value) || harmless.test(key)) return false;
  if (/^_?rcp_|^_is_paid$/i.test(key)) {
    const isAll = key === 'rcp_user_level' && /^(?:all|a:1:\{i:0;s:3:"all";\})$/i.test(value);
    return isAll ? false : 'Restrict Content Pro';
  }
  if (key === '_wpmem_block') return 'WP-Members';
  if (key === 'um_content_restriction')
    return /"_um_custom_access_settings";(?:s:1:"1"|b:1|i:1)/.test(value) &&
      !/"_um_accessible";(?:s:1:"0"|i:0)/.test(value)
      ? 'Ultimate Member'
      : false;
  if (/leaky_paywall/i.test(key)) return /"(?:only|always)"/.test(value) ? 'Leaky Paywall' : false;
  if (key === '_members_access_role') return 'Members';
  if (key.startsWith('pms-content-restrict-'))
    return /type|user-status|plan/.test(key) ? 'Paid Member Subscriptions' : false;
  if (key === '_jetpack_newsletter_access') return 'Jetpack';
  if (key.startsWith('memberful_')) return 'Memberful';
  if (/^_?patreon[-_]/i.test(key)) return 'Patreon';
  if (/^groups-(?:read|groups_read)/.test(key)) return 'Groups';
  if (key === 'rcUserLevel') return 'Restrict Content';
  if (protectedInBuilder(key, value)) return 'a condition of its page builder';
  return undefined;
}

/** Whether a setting that is not known here may close a post. */
function mayRestrict(key: string, value: string): boolean {
  return (
    /^(?:subscriber|customer)$|"(?:subscriber|customer|s2member_level\d)"/.test(value) ||
    /restrict|paywall|paid_content|protect|premium|members?_?only|membership|subscri(?:ber|ption)s?_?(?:only|level|access)/i.test(
      key,
    ) ||
    /(?:access|required|user|member)_?level|(?:^|[-_])(?:access|roles?|acl|plans?|tiers?)(?:$|[-_])/i.test(
      key,
    )
  );
}

/** How conditions name readers: in data of other builders, any of these closes a post. */
const forSome = /\busers?[ _-]|\broles?\b|user_?role|logged[ _-]?(?:in|out)|member|capabilit/i;

/** Elementor and Beaver Builder keep a page as data beside its text, which holds what they show to some readers only. */
function protectedInBuilder(key: string, value: string): boolean {
  if (key === '_elementor_data')
    return /"(?:dce_visibility_(?:role|usercapabilit|users)\w*|\w*display_conditions\w*|\w*(?:restrict|protected_content|user_role|logged_in|login_status|member)\w*)":(?!""|"(?:no|none|default|all)"|\[\]|false|null)|"widgetType":"[^"]*(?:protect|restrict|member)/.test(
      value,
    );
  if (key.startsWith('_fl_builder_data'))
    return /"visibility_display";s:\d+:"(?:logged_in|logic|[^"]*role)/.test(value);
  return isBuilderKey(key) && /condition|visib|restrict|logic/i.test(value) && forSome.test(value);
}
