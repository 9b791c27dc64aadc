// The lists as tabs (WAI-ARIA Authoring Practices, "Tabs"): one shows, arrow keys choose another.
(() => {
  const lists = document.querySelector('.lists');
  const panels = /** @type {HTMLElement[]} */ ([...(lists?.querySelectorAll('section') ?? [])]);
  if (!lists || panels.length < 2) return;
  const row = document.createElement('div');
  row.setAttribute('role', 'tablist');
  row.setAttribute('aria-label', lists.getAttribute('aria-label') ?? '');
  const tabs = panels.map((panel) => {
    const heading = /** @type {HTMLElement} */ (panel.querySelector('h2'));
    const tab = document.createElement('button');
    tab.type = 'button';
    tab.setAttribute('role', 'tab');
    tab.setAttribute('aria-controls', panel.id);
    tab.id = heading.id;
    tab.textContent = heading.textContent;
    heading.remove();
    panel.setAttribute('role', 'tabpanel');
    return tab;
  });
  const choose = (/** @type {number} */ chosen) => {
    tabs.forEach((tab, index) => {
      tab.setAttribute('aria-selected', `${index === chosen}`);
      tab.tabIndex = index === chosen ? 0 : -1;
      /** @type {HTMLElement} */ (panels[index]).hidden = index !== chosen;
    });
  };
  tabs.forEach((tab, index) => {
    tab.addEventListener('click', () => choose(index));
    tab.addEventListener('keydown', (event) => {
      const last = tabs.length - 1;
      const step = document.documentElement.dir === 'rtl' ? -1 : 1;
      const to = { ArrowRight: index + step, ArrowLeft: index - step, Home: 0, End: last }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      const next = (to + tabs.length) % tabs.length;
      choose(next);
      tabs[next]?.focus();
    });
  });
  row.append(...tabs);
  lists.prepend(row);
  choose(0);
})();
