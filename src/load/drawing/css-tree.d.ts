/** The parts of css-tree that need no tables of CSS syntax: its main entry loads 40 KB of them. */
declare module 'css-tree/parser' {
  export { parse as default } from 'css-tree';
}
declare module 'css-tree/generator' {
  export { generate as default } from 'css-tree';
}
declare module 'css-tree/walker' {
  export { walk as default } from 'css-tree';
}
declare module 'css-tree/utils' {
  export { ident, List, url, string } from 'css-tree';
}
