try {
  document.documentElement.dataset.appearance = localStorage.getItem('kolofon-appearance') ?? '';
} catch {}
