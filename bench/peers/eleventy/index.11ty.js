import { escapeHtml, writeDay, writePage } from './_includes/html.js';

export function render({ series, memberships, collections, page, site }) {
  const latest = collections.articles.slice(-9).reverse();
  return writePage(
    { title: site.title, summary: site.summary, url: page.url, site },
    `<h1>${escapeHtml(site.title)}</h1>
<p class="lead">${escapeHtml(site.summary)}</p>
<section>
<h2 id="series">Serier</h2>
<ul>
${Object.entries(series).map(writeSeries).join('\n')}
</ul>
</section>
<section>
<h2 id="articles">Siste artikler</h2>
<ul>
${latest.map((item) => writeArticle(item, series, memberships)).join('\n')}
</ul>
</section>`,
  );
}

function writeSeries([id, { title, summary, parts }]) {
  return `<li><h3><a href="/series/${id}/">${escapeHtml(title)}</a></h3><p>${escapeHtml(summary)}</p><p>${parts.length} deler</p></li>`;
}

function writeArticle({ url, fileSlug, date, data: { title, summary } }, series, memberships) {
  const tags = memberships[fileSlug].map((place) => `<span>${escapeHtml(series[place.series].title)}</span>`);
  return `<li><h3><a href="${url}">${escapeHtml(title)}</a></h3><p>${escapeHtml(summary)}</p>
<p>${writeDay(date)} ${tags.join(' ')}</p></li>`;
}
