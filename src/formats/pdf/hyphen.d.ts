declare module 'hyphen/*/index.js' {
  const hyphen: { readonly hyphenateSync: (text: string, options?: { minWordLength?: number }) => string };
  export { hyphen as default };
}
