declare module '@citation-js/core' {
  const library: {
    readonly plugins: {
      readonly input: {
        chain(input: string, options: { forceType: '@biblatex/text'; generateGraph: boolean }): unknown;
      };
    };
  };
  // eslint-disable-next-line no-restricted-syntax -- that of the package
  export default library;
}

declare module '@citation-js/plugin-bibtex';
