import { alternatives } from './rules/alternatives.ts';
import { content } from './rules/content.ts';
import { document } from './rules/document.ts';
import { fonts } from './rules/fonts.ts';
import { glyphs } from './rules/glyphs.ts';
import { headings } from './rules/headings.ts';
import { links } from './rules/links.ts';
import { lists } from './rules/lists.ts';
import { tables } from './rules/tables.ts';
import { types } from './rules/types.ts';
import type { Rule } from './rule.ts';
import { lookupTable } from '../../../model/lookup-table.ts';

/** What a program can find out of PDF/UA-1. */
export const rules: Readonly<Record<string, Rule>> = lookupTable({
  document,
  types,
  headings,
  alternatives,
  lists,
  tables,
  links,
  content,
  fonts,
  glyphs,
});
