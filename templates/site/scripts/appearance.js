// Light, dark or as the system: the reader's choice, kept in the browser.
(() => {
  const root = document.documentElement;
  const choices = /** @type {HTMLFieldSetElement | null} */ (document.querySelector('.appearance'));
  if (choices === null) return;
  for (const input of choices.querySelectorAll('input')) {
    input.checked = input.value === (root.dataset.appearance || 'system');
    input.addEventListener('change', () => {
      root.dataset.appearance = input.value === 'system' ? '' : input.value;
      try {
        localStorage.setItem('kolofon-appearance', root.dataset.appearance);
      } catch {}
    });
  }
  choices.hidden = false;
})();
