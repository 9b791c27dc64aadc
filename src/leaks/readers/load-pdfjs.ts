/** One load for the thread: what it replaces is put back once, before anybody else can look. */
let loading: Promise<typeof import('pdfjs-dist')> | undefined;

/** Loads pdfjs with the part that it would load itself later, and puts the functions of Node back. */
export function loadPdfjs(): Promise<typeof import('pdfjs-dist')> {
  return (loading ??= load());
}

/**
 * Its build for all releases of Node replaces functions that Node has, for the whole thread. Its own are slower, and fixed
 * in cases that are of no use here; which ones depends on the release.
 */
async function load(): Promise<typeof import('pdfjs-dist')> {
  const natives = listOwners().map((owner) => [owner, Object.getOwnPropertyDescriptors(owner)] as const);
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  for (const [owner, descriptors] of natives)
    for (const [name, native] of Object.entries<PropertyDescriptor>(descriptors))
      if (typeof native.value === 'function' && valueOf(owner, name) !== native.value)
        Object.defineProperty(owner, name, native);
  return pdfjs;
}

/** The objects in the global one, such as `JSON` and `Array`, and the prototypes of those. */
function listOwners(): object[] {
  return Object.keys(Object.getOwnPropertyDescriptors(globalThis)).flatMap((name) => {
    const owner = valueOf(globalThis, name);
    if (!isObject(owner) || owner === globalThis) return [];
    const prototype = valueOf(owner, 'prototype');
    return isObject(prototype) ? [owner, prototype] : [owner];
  });
}

/** Of a property that no getter computes. */
function valueOf(owner: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(owner, name)?.value;
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}
