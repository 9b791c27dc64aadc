import { escapeHtml, writePage } from '../_includes/html.js';

export const data = {
  pagination: { data: 'series', size: 1, alias: 'id' },
  permalink: ({ id }) => `/series/${id}/`,
};

export function render({ id, series, collections, page, site }) {
  const { title, summary, parts } = series[id];
  return writePage(
    { title, summary, url: page.url, site },
    `<h1>${escapeHtml(title)}</h1>
<p class="lead">${escapeHtml(summary)}</p>
<p>${parts.length} deler</p>
<ol>
${parts.map((part) => writePart(collections.articleById[part])).join('\n')}
</ol>`,
  );
}

function writePart({ url, data: { title, summary } }) {
  return `<li><h2><a href="${url}">${escapeHtml(title)}</a></h2><p>${escapeHtml(summary)}</p></li>`;
}
