// The sentence that the reader has chosen in the text, quoted in a form that is still without one.
(() => {
  let quote = '';
  document.addEventListener('selectionchange', () => {
    const selection = getSelection();
    const isInText = selection?.anchorNode?.parentElement?.closest('.prose');
    const text = selection?.toString().replace(/\s+/g, ' ').trim() ?? '';
    if (isInText && text !== '') quote = text.slice(0, 1000);
  });
  for (const form of document.querySelectorAll('form.letter')) {
    const fill = () => {
      const field = /** @type {HTMLTextAreaElement | null} */ (form.querySelector('[name=quote]'));
      if (field?.value === '') field.value = quote;
    };
    form.closest('details')?.addEventListener('toggle', fill);
    form.addEventListener('focusin', fill);
  }
})();
