import type { Check } from 'kolofon';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';

const saysNothing = /^(?:klikk |trykk |les mer )?her$|^les mer$/i;

/** `[klikk her](tillit.md)` does not say where it leads, least of all in a list of links. */
export const houseStyle: Check = {
  code: 'house-style',
  severity: 'warning',
  requirement: 'The text of a link says where it leads.',
  article(tree, { report }) {
    visit(tree, 'link', (link) => {
      const text = toString(link).trim();
      if (!saysNothing.test(text)) return;
      report(`The link "${text}" does not say where it leads.`, {
        at: link,
        hint: 'Make the words that name the target the link.',
      });
    });
  },
};
