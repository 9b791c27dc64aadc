import { escapeHtml, writeDay, writePage } from './html.js';

export function render({ title, summary, authors, page, content, collections, series, memberships, site }) {
  const places = (memberships[page.fileSlug] ?? []).map(({ series: id, position }) => ({
    id,
    position,
    title: series[id].title,
    parts: series[id].parts.map((part) => collections.articleById[part]),
  }));
  return writePage(
    { title, summary, url: page.url, site },
    `<article>
<header>
<ul class="membership-lines">
${places.map(writeLine).join('\n')}
</ul>
<h1>${escapeHtml(title)}</h1>
<p class="lead">${escapeHtml(summary)}</p>
<ul class="facts">
<li>Av ${escapeHtml(authors.join(' og '))}</li>
<li>Publisert ${writeDay(page.date)}</li>
</ul>
</header>
<div class="prose">
${content}
</div>
</article>
<div class="series-blocks">
${places.map(writeBlock).join('\n')}
</div>`,
  );
}

function writeLine({ id, title, position, parts }) {
  return `<li>Del ${position} av ${parts.length} i serien <a href="/series/${id}/">${escapeHtml(title)}</a></li>`;
}

function writeBlock({ id, title, position, parts }) {
  return `<nav class="series-block">
<h2>Serien <a href="/series/${id}/">${escapeHtml(title)}</a></h2>
<p class="place">Del ${position} av ${parts.length}</p>
<p class="neighbours">
${writeNeighbour('prev', 'Forrige', parts[position - 2])}
${writeNeighbour('next', 'Neste', parts[position])}
</p>
<ol>
${parts.map((part, index) => writePart(part, index + 1 === position)).join('\n')}
</ol>
</nav>`;
}

function writeNeighbour(relation, word, part) {
  if (part === undefined) return '';
  return `<a rel="${relation}" href="${part.url}">${word}: ${escapeHtml(part.data.title)}</a>`;
}

function writePart({ url, data: { title } }, isHere) {
  return isHere
    ? `<li class="here"><span aria-current="page">${escapeHtml(title)}</span></li>`
    : `<li><a href="${url}">${escapeHtml(title)}</a></li>`;
}
