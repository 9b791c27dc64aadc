import { expect, test } from 'vitest';
import { wordpress } from '../../../src/import/sources/wordpress/importer.ts';
import { newImportTarget } from '../../harness/import-target.ts';
import { wxr, type WxrPost } from '../../harness/wxr.ts';

type Case = Partial<WxrPost>;

/** What plug-ins write into posts that only some readers saw. */
const hidden: Readonly<Record<string, Case>> = {
  Memberful: { meta: { memberful_acl: 'a:1:{i:0;s:4:"4711";}' } },
  'Memberful, any subscriber': { meta: { memberful_available_to_anybody_subscribed_to_a_plan: '1' } },
  Patreon: { meta: { 'patreon-level': '5' } },
  Groups: { meta: { 'groups-read': '3' } },
  'Restrict Content': { meta: { rcUserLevel: 'Subscriber' } },
  'an access plan': { meta: { acme_access_plan: '2' } },
  'a role in a setting of a plug-in': { meta: { acme_who: 'a:1:{i:0;s:10:"subscriber";}' } },
  PPWP: { meta: { wp_protect_password_roles: '1' } },
  Elementor: {
    meta: {
      _elementor_data: '[{"settings":{"e_display_conditions":["[{\\"condition\\":\\"login_status\\"}]"]}}]',
    },
  },
  'Beaver Builder': { meta: { _fl_builder_data: 'a:1:{s:18:"visibility_display";s:9:"logged_in";}' } },
  'a term of Restrict Content Pro': { terms: [['category', 'klub', 'Klub']] },
  'a lesson of LearnDash': { type: 'sfwd-lessons', meta: { course_id: '500' } },
  'a lesson of LifterLMS': { type: 'lesson' },
  'a shortcode by its name': { content: '[vip]Ord.[/vip]' },
  'a shortcode with a lock': { content: '[acme_locker id="1"]Ord.[/acme_locker]' },
  'a shortcode by an attribute': { content: '[acme_box role="author"]Ord.[/acme_box]' },
  'a section of Divi': {
    content: '[et_pb_section display_conditions="W3siaWQiOiJ4In1d"]Ord.[/et_pb_section]',
  },
  'Conditional Blocks': {
    content:
      '<!-- wp:group {"conditionalBlocks":[{"conditions":[{"type":"user_status","value":"logged-in"}]}]} --><div><p>Ord.</p></div><!-- /wp:group -->',
  },
  'Content Control': {
    content:
      '<!-- wp:paragraph {"contentControls":{"enabled":true,"rules":{"conditionalRules":{"userStatus":"logged_in"}}}} --><p>Ord.</p><!-- /wp:paragraph -->',
  },
  'Ultimate Member, a block': {
    content:
      '<!-- wp:paragraph {"um_is_restrict":true,"um_who_access":"1"} --><p>Ord.</p><!-- /wp:paragraph -->',
  },
};

/** What looks like it, and was open. */
const shown: Readonly<Record<string, Case>> = {
  'a form to subscribe': { content: 'Ord. <!-- wp:jetpack/subscriptions /--> [acme_subscribe_form]' },
  'blocks for some screens': {
    content:
      '<!-- wp:paragraph {"blockVisibility":{"hideOnScreenSize":{"small":true}}} --><p>Ord.</p><!-- /wp:paragraph -->',
  },
  'conditions that are off': {
    content:
      '<!-- wp:paragraph {"contentControls":{"enabled":false,"rules":{"userStatus":"logged_in"}}} --><p>Ord.</p><!-- /wp:paragraph -->',
  },
  'an open course': { type: 'sfwd-lessons', meta: { course_id: '501' } },
  'a free lesson': { type: 'lesson', meta: { _llms_free_lesson: 'yes' } },
  'a box': { content: '[acme_box level="2" title="x"]Ord.[/acme_box]' },
  'settings that protect nothing': {
    meta: { 'patreon-level': '0', memberful_acl: 'a:0:{}', rcUserLevel: 'None' },
  },
};

/** What no reader could open, or readers sent. */
const unseen: Readonly<Record<string, Case>> = {
  'a message of a contact form': {
    type: 'flamingo_inbound',
    link: 'https://www.hagen.no/?post_type=flamingo_inbound&p=1',
  },
  'a thing of a plug-in without an address': {
    type: 'acme_log',
    link: 'https://www.hagen.no/?post_type=acme_log&p=1',
  },
  'an answer of a student': { type: 'sfwd-essays' },
  'a thread of a forum': { type: 'topic', meta: { _bbp_forum_id: '3' } },
  'a hidden block': {
    content:
      'Ord. <!-- wp:paragraph {"metadata":{"blockVisibility":false}} --><p>Skjult.</p><!-- /wp:paragraph -->',
  },
};

const all = Object.entries({ ...hidden, ...shown, ...unseen });
const posts = all.map(([, post], index): WxrPost => {
  const id = index + 1;
  return {
    id,
    slug: `p${String(id)}`,
    title: `Tittel ${String(id)}`,
    content: `Skjult ${String(id)}.`,
    ...post,
  };
});
const channel =
  '<wp:category><wp:term_id>9</wp:term_id><wp:category_nicename>klub</wp:category_nicename><wp:cat_name>Klub</wp:cat_name><wp:termmeta><wp:meta_key>rcp_restricted_meta</wp:meta_key><wp:meta_value><![CDATA[a:1:{s:12:"access_level";i:1;}]]></wp:meta_value></wp:termmeta></wp:category>';
const target = newImportTarget();
target.write(
  'a.xml',
  wxr(
    [
      ...posts,
      { id: 500, type: 'sfwd-courses', slug: 'lukket' },
      { id: 501, type: 'sfwd-courses', slug: 'fri', meta: { _ld_price_type: 'open' } },
      { id: 502, slug: 'bygget', title: 'Bygget', content: '', meta: { _bricks_page_content_2: 'a:1:{}' } },
    ],
    channel,
  ),
);
const outcome = await target.import(wordpress, 'a.xml');
const report = target.report(outcome);

const pathOf = (name: string) => `series/articles/p${String(all.findIndex(([one]) => one === name) + 1)}.md`;

test.each(Object.keys(hidden))('%s: for members, and not quoted', (name) => {
  expect(target.read(pathOf(name))).toContain('access: members');
  const number = /\d+/.exec(pathOf(name))?.[0] ?? '';
  expect(target.read(pathOf(name))).toContain(`summary: Tittel ${number}\n`);
  expect(report).not.toContain(`Skjult ${number}.`);
});

test.each(Object.keys(shown))('%s: for everyone', (name) => {
  expect(target.read(pathOf(name))).not.toContain('access:');
});

test.each(Object.keys(unseen).slice(0, -1))('%s: left out, and counted', (name) => {
  expect(target.has(pathOf(name))).toBe(false);
  expect(report).toContain(`${unseen[name]?.type ?? ''}: 1`);
});

test('a block that was hidden from everyone is left out, and in the report', () => {
  expect(target.read(pathOf('a hidden block'))).not.toContain('Skjult');
  expect(report).toContain('Blocks that were hidden on the site (1)');
});

test('a setting that is not known is in the report as a guess', () => {
  expect(report).toContain('the setting acme_access_plan');
  expect(report).not.toContain('the setting memberful');
});

test('pages that only their builder holds are in the report by name', () => {
  expect(report).toContain('post 502: Bygget');
});
