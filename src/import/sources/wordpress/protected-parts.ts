import { protectsNothing } from './restricting-settings.ts';

/** Shortcodes and blocks that show a part of a text to some readers only. */
const partial =
  /member|restrict|private|premium|paywall|protect|paid|subscri|logged|^(?:ihc-|s2if|s2member|mepr|pmpro|rcp|swpm|wlm_|um_|wcm_|loggedin|is_paid|visitor|hide)/i;

export function isProtectingName(name: string): boolean {
  return partial.test(name) && !forms.test(name);
}

/** What invites readers, and shows nothing to some of them only. */
const forms = /subscri(?:be|ptions?)(?:[-_]?form)?$|^(?:subscri\w*|login|registration)[-_]form$/i;

/** Of shortcodes with a text between them. */
const enclosing =
  /(?:^|[-_])(?:lock(?:ed|er)?|vip|gated?|access|only|roles?|user|can|if|login|condition(?:al)?|visib\w*|capabilit\w*|patrons?|purchased?|customers?)(?:$|[-_])|locker$|^am4|passster|patreon/i;

const conditions =
  /^(?:roles?|user_?roles?|user_?level|capabilit(?:y|ies)|have|plans?|tiers?|members?_?only|membership\w*|logged_?in|show_?to|visible_?(?:to|for)|display_conditions|password|access(?:_\w+)?|requires?\w*)$/;

/** Whether a shortcode shows what it encloses to some readers only: its name says so, or its attributes. */
export function isProtectingShortcode(name: string, attributes: Readonly<Record<string, string>>): boolean {
  return (
    enclosing.test(name) ||
    Object.entries(attributes).some(
      ([key, value]) => conditions.test(key) && !protectsNothing.test(value.trim()) && value !== 'all',
    )
  );
}

/** Whether the settings of a block show it to some readers only, as plug-ins for conditions keep them. */
export function isProtectedBlock(settings: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(settings).some(([key, value]) => {
    if (value === false || value === undefined || value === null) return false;
    const written = JSON.stringify(value);
    if (/restrict|members?_?only|um_who_access|paywall/i.test(key))
      return !protectsNothing.test(written.replaceAll('"', ''));
    return (
      /visib|condition|control|access|display|role|userstate|loggedin/i.test(key) &&
      !written.includes('"enabled":false') &&
      /user|role|logged|member|auth|subscri/i.test(key + written) &&
      !protectsNothing.test(written.replaceAll('"', ''))
    );
  });
}
