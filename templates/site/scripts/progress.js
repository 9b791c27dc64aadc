// What has been read, kept in the reader's own browser and nowhere else: the ids of articles.
(() => {
  const key = 'kolofon-read';
  /** @type {Set<string>} */
  let read;
  try {
    read = new Set(JSON.parse(localStorage.getItem(key) ?? '[]'));
  } catch {
    return;
  }
  const show = () => {
    for (const item of document.querySelectorAll('[data-part-of]'))
      item.classList.toggle('read', read.has(/** @type {HTMLElement} */ (item).dataset.article ?? ''));
    for (const line of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.progress'))) {
      const parts = document.querySelectorAll(`.read[data-part-of="${line.dataset.series}"]`).length;
      line.hidden = parts === 0;
      const shown = /** @type {HTMLElement} */ (line.firstElementChild);
      shown.textContent = (line.dataset.text ?? '').replace('{read}', `${parts}`);
      if (line.dataset.textLang) shown.lang = line.dataset.textLang;
    }
  };
  const keep = () => {
    try {
      localStorage.setItem(key, JSON.stringify([...read]));
    } catch {}
    show();
  };
  const article = /** @type {HTMLElement | null} */ (document.querySelector('article[data-article]'));
  const end = article?.querySelector('.end');
  if (article && end) {
    new IntersectionObserver(([entry], observer) => {
      // Seen, or passed by.
      if (!entry?.isIntersecting && (entry?.boundingClientRect.top ?? 1) > 0) return;
      observer.disconnect();
      read.add(article.dataset.article ?? '');
      keep();
    }).observe(end);
  }
  for (const button of document.querySelectorAll('.forget')) {
    button.addEventListener('click', () => {
      for (const item of document.querySelectorAll('[data-part-of]'))
        read.delete(/** @type {HTMLElement} */ (item).dataset.article ?? '');
      keep();
    });
  }
  show();
})();
