/** Drawings as authors have them: with a viewBox alone, with a style, with no size to speak of. */
export const drawings: Readonly<Record<string, string>> = {
  'dot.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5" fill="red"/></svg>',
  'heap.svg':
    '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="300" height="160">' +
    '<style>.a{fill:#eef;stroke:#225}</style><rect class="a" x="10" y="20" width="110" height="80"/>' +
    '<rect class="a" x="180" y="20" width="110" height="120"/><path d="M120 50h60" stroke="#225"/></svg>',
  'pipeline.svg':
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 280 90"><rect x="20" y="20" width="100" height="50" ' +
    'fill="none" stroke="#333"/><text x="70" y="50" text-anchor="middle">source</text>' +
    '<rect x="160" y="20" width="100" height="50" fill="none" stroke="#333"/><path d="M120 45h40" stroke="#333"/></svg>',
};
