declare module '@citation-js/core' {
  export const plugins: {
    readonly input: {
      chain(input: string, options: { forceType: '@biblatex/text'; generateGraph: boolean }): unknown;
    };
  };
}

declare module '@citation-js/plugin-bibtex';
