const entities = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escapeHtml = (text) => text.replace(/[&<>"]/g, (character) => entities[character]);

export const writeDay = (date) => {
  const [year, month, day] = date.toISOString().slice(0, 10).split('-');
  return `<time datetime="${year}-${month}-${day}">${day}.${month}.${year}</time>`;
};

export const writePage = ({ title, summary, url, site }, main) => `<!doctype html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title === site.title ? title : `${title} – ${site.title}`)}</title>
<meta name="description" content="${escapeHtml(summary)}">
<link rel="canonical" href="${site.address}${url}">
<link rel="stylesheet" href="/site.css">
</head>
<body>
<header class="site-header">
<a class="brand" href="/">${escapeHtml(site.title)}</a>
<nav aria-label="Hovedmeny"><a href="/#series">Serier</a> <a href="/#articles">Artikler</a></nav>
</header>
<main id="main">
${main}
</main>
<footer class="site-footer"><p>${escapeHtml(site.title)}</p></footer>
</body>
</html>
`;
