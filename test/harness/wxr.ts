/** An export of WordPress, in the making. */
export interface WxrPost {
  readonly id: number;
  readonly title?: string;
  readonly content?: string;
  readonly slug?: string;
  readonly link?: string;
  readonly type?: string;
  readonly status?: string;
  readonly date?: string;
  readonly modified?: string;
  readonly excerpt?: string;
  readonly password?: string;
  readonly terms?: readonly (readonly [taxonomy: string, slug: string, name: string])[];
  readonly meta?: Readonly<Record<string, string>>;
  /** Other elements, as they are written. */
  readonly more?: string;
}

export function wxr(posts: readonly WxrPost[], channel = '', version = '1.2'): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/${version}/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/${version}/">
<channel>
<title>Nettverkshagen</title>
<link>https://www.hagen.no</link>
<description>Kunnskap om nettverk</description>
<language>nb-NO</language>
<wp:wxr_version>${version}</wp:wxr_version>
<wp:base_site_url>https://www.hagen.no</wp:base_site_url>
<wp:base_blog_url>https://www.hagen.no</wp:base_blog_url>
<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[ingrid]]></wp:author_login><wp:author_display_name><![CDATA[Ingrid Solberg]]></wp:author_display_name></wp:author>
${channel}
${posts.map(writeItem).join('\n')}
</channel>
</rss>
`;
}

/** One item, for exports that are too long for one text. */
export function writeItem(post: WxrPost): string {
  const {
    id,
    title = `Innlegg ${String(id)}`,
    content = 'En tekst.',
    slug = `innlegg-${String(id)}`,
    type = 'post',
    status = 'publish',
  } = post;
  const {
    date = '2019-05-01 10:00:00',
    modified = date,
    excerpt = '',
    password = '',
    terms = [],
    meta = {},
    more = '',
  } = post;
  const link = post.link ?? `https://www.hagen.no/2019/05/${encodeURIComponent(slug)}/`;
  return `<item>
<title><![CDATA[${title}]]></title>
<link>${link.replaceAll('&', '&amp;')}</link>
<dc:creator><![CDATA[ingrid]]></dc:creator>
<guid isPermaLink="false">https://www.hagen.no/?p=${String(id)}</guid>
<description></description>
<content:encoded><![CDATA[${content.replaceAll(']]>', ']]]]><![CDATA[>')}]]></content:encoded>
<excerpt:encoded><![CDATA[${excerpt}]]></excerpt:encoded>
<wp:post_id>${String(id)}</wp:post_id>
<wp:post_date><![CDATA[${date}]]></wp:post_date>
<wp:post_modified><![CDATA[${modified}]]></wp:post_modified>
<wp:post_name><![CDATA[${encodeURIComponent(slug)}]]></wp:post_name>
<wp:status><![CDATA[${status}]]></wp:status>
<wp:post_parent>0</wp:post_parent>
<wp:menu_order>0</wp:menu_order>
<wp:post_type><![CDATA[${type}]]></wp:post_type>
<wp:post_password><![CDATA[${password}]]></wp:post_password>
${terms.map(([taxonomy, termSlug, name]) => `<category domain="${taxonomy}" nicename="${termSlug}"><![CDATA[${name}]]></category>`).join('')}
${Object.entries(meta)
  .map(
    ([key, value]) =>
      `<wp:postmeta><wp:meta_key><![CDATA[${key}]]></wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`,
  )
  .join('')}
${more}
</item>`;
}

export function term(id: number, taxonomy: string, slug: string, name: string, description = ''): string {
  return `<wp:term><wp:term_id>${String(id)}</wp:term_id><wp:term_taxonomy><![CDATA[${taxonomy}]]></wp:term_taxonomy><wp:term_slug><![CDATA[${slug}]]></wp:term_slug><wp:term_name><![CDATA[${name}]]></wp:term_name><wp:term_description><![CDATA[${description}]]></wp:term_description></wp:term>`;
}
