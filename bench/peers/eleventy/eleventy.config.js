import footnotes from 'markdown-it-footnote';

export default function configure(config) {
  config.setQuietMode(true);
  config.amendLibrary('md', (markdown) => markdown.use(footnotes));
  config.addPassthroughCopy({ static: '/' });
  config.addCollection('articles', (api) => api.getFilteredByGlob('articles/*.md'));
  // Found once: the layouts ask for the articles of a series by their ids.
  config.addCollection('articleById', (api) =>
    Object.fromEntries(api.getFilteredByGlob('articles/*.md').map((item) => [item.fileSlug, item])),
  );
  return { markdownTemplateEngine: false, dir: { output: 'public' } };
}
