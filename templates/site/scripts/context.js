// The series by which the reader came: its block first, its neighbours always at hand, the arrow keys along it.
(() => {
  const blocks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.series-block')]);
  const query = new URLSearchParams(location.search);
  const [seriesWord = '', editionWord = ''] = blocks[0]?.dataset.words?.split(' ') ?? [];
  // Books and links that are out have the words that every site had once.
  const series = query.get(seriesWord) ?? query.get('serie');
  const edition = query.get(editionWord) ?? query.get('utgave');
  const chosen = blocks.find((block) => block.dataset.series === series);
  const current = chosen ?? (blocks.length === 1 ? blocks[0] : undefined);
  if (current === undefined) return;

  const link = (/** @type {string} */ rel) =>
    /** @type {HTMLAnchorElement | null} */ (current.querySelector(`.neighbours [rel=${rel}]`));
  const isBusy = (/** @type {KeyboardEvent} */ event) =>
    event.defaultPrevented ||
    event.altKey ||
    event.ctrlKey ||
    event.metaKey ||
    event.shiftKey ||
    (event.target instanceof Element &&
      event.target.closest('input, textarea, select, [tabindex="0"], [role=tab], [contenteditable]') !==
        null);
  document.addEventListener('keydown', (event) => {
    const isRtl = document.documentElement.dir === 'rtl';
    const ways = { ArrowLeft: isRtl ? 'next' : 'prev', ArrowRight: isRtl ? 'prev' : 'next' };
    const rel = ways[/** @type {keyof typeof ways} */ (event.key)];
    const target = rel && !isBusy(event) ? link(rel) : null;
    if (target !== null) location.href = target.href;
  });
  for (const [name, value] of [
    ['series', current.dataset.title],
    ['part', current.dataset.part],
    ['edition', edition ?? current.dataset.edition],
  ]) {
    for (const field of document.querySelectorAll(`form [name=${name}]`))
      /** @type {HTMLInputElement} */ (field).value = value ?? '';
  }
  if (chosen === undefined) return;

  current.parentElement?.querySelector('.series-block')?.before(current);
  for (const block of blocks) block.querySelector('details')?.toggleAttribute('open', block === current);
  document
    .querySelector(`.membership-lines [data-series="${current.dataset.series}"]`)
    ?.classList.add('current');

  const bar = document.createElement('nav');
  bar.className = `context-bar ${[...current.classList].find((name) => name.startsWith('hue-')) ?? ''}`;
  bar.setAttribute('aria-label', `${current.dataset.title}, ${current.dataset.part}`);
  const place = document.createElement('a');
  place.href = `#${current.getAttribute('aria-labelledby')}`;
  place.append(current.dataset.title ?? '');
  const part = document.createElement('span');
  part.append(current.dataset.part ?? '');
  if (current.dataset.partLang) part.lang = current.dataset.partLang;
  place.append(part);
  bar.append(...[link('prev')?.cloneNode(true) ?? '', place, link('next')?.cloneNode(true) ?? '']);
  document.body.append(bar);
})();
