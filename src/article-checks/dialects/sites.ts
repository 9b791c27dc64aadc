import { containerHint } from './callout-names.ts';
import type { Dialect } from './dialect.ts';

/** What generators of sites and Word put into Markdown: MDX, MyST, Zenn, shortcodes in brackets, ruby in braces. */
export const sites: readonly Dialect[] = [
  {
    sign: '{/*',
    pattern: /\{\/\*[^]{0,1000}?\*\/\}/g,
    name: 'A comment of MDX',
    hint: () => 'Write <!-- … -->, which nobody sees.',
  },
  {
    sign: ':',
    pattern: /<\/?[movw]:[a-z]\w*[^<>\n]{0,200}>/gi,
    name: 'A tag of Word',
    hint: () => 'Remove it.',
  },
  {
    sign: 'export ',
    pattern: /^export (?:const|default|function)\b[^\n]*$/gm,
    name: 'An export of MDX',
    hint: () => 'Remove it: articles are Markdown and cannot contain components.',
  },
  {
    sign: '={',
    pattern: /<([a-z][\w.]{0,40})[ \t][^<>\n]{0,300}?=\{[^{}\n]{0,300}\}[^<>\n]{0,300}>/g,
    name: 'An element of MDX',
    hint: ([, name = '']) =>
      name === 'img' ? 'Write ![What it shows](picture.png).' : 'Write it in Markdown or HTML.',
  },
  {
    sign: '{',
    pattern:
      /(?<![\\$\w{#])\{[ \t]*(?:[A-Za-z_$][\w$]{0,60}(?:\.[A-Za-z_$][\w$]{0,60}){1,6}(?:\([^{}()\n]{0,200}\))?|[A-Za-z_$][\w$]{0,60}\([^{}()\n]{0,200}\)|\d[\d.]{0,20}(?:[ \t]+[-+*/%][ \t]+\d[\d.]{0,20}){1,9})[ \t]*\}(?!\})/g,
    name: 'An expression of MDX',
    hint: () => 'Write its value: nothing in an article is computed.',
  },
  {
    sign: '8<',
    pattern:
      /^[ \t]*-{1,3}8<-{1,3}[ \t]*\n(?:(?![ \t]*-{1,3}8<)[^\n]*\n){1,50}?[ \t]*-{1,3}8<-{1,3}[ \t]*$/gm,
    name: 'A list of files to include',
    hint: () => 'Write {{#include file}} for each, alone in its line.',
  },
  {
    sign: '///',
    pattern:
      /^[ \t]*\/{3,6}[ \t]*([\w-]+)[ \t]*(?:\|[ \t]*([^\n]*))?\n(?:(?![ \t]*\/\/\/)[^\n]*\n){0,200}?[ \t]*\/{3,6}[ \t]*$/gm,
    name: 'A block between slashes',
    hint: ([, name = '', title = '']) =>
      name.endsWith('caption')
        ? 'Write the caption in quotes: ![What it shows](picture.png "The caption").'
        : containerHint(name, title.trim()),
  },
  {
    sign: '{{',
    pattern: /^[ \t]*\{\{(?![^\n]*\}\})[^\n]*$/gm,
    name: 'A block in braces',
    hint: () => 'Remove this line and the one that closes the block.',
  },
  {
    sign: '+++',
    pattern: /^\+\+\+(?:[ \t]+\{[^\n]*\})?[ \t]*$/gm,
    name: 'The border of a cell',
    hint: () => 'Remove it.',
  },
  {
    sign: '% ',
    pattern: /^%[ \t]+\S[^\n]*$/gm,
    name: 'A comment with %',
    hint: () => 'Write <!-- … -->, which nobody sees.',
  },
  {
    sign: '|',
    pattern: /(?<![\\{$])\{([\p{L}々]+)\|([^{}|\n]{1,50}(?:\|[^{}|\n]{1,50})*)\}/gu,
    name: 'Ruby in braces',
    hint: ([, base = '', reading = '']) =>
      `Write <ruby>${base}<rt>${reading.replaceAll('|', '')}</rt></ruby>.`,
  },
  {
    sign: '[/',
    pattern: /(?<![\w\\\]])\[\/?([a-z][\w-]*)(?:[ \t=][^[\]\n]*)?\][^[\]]{0,2000}\[\/\1\]/g,
    name: 'A shortcode in brackets',
    hint: () => 'Write what it stands for in Markdown or HTML.',
  },
  {
    sign: '=',
    pattern:
      /(?<![\w\\\]])\[([a-z][\w-]*)(?:[ \t]+[\w-]{1,40}=(?:"[^"\n]{0,200}"|'[^'\n]{0,200}'|[^\s[\]"']{1,200})){1,12}[ \t]*\/?\](?![[(])/g,
    name: 'A shortcode in brackets',
    hint: () => 'Write what it stands for in Markdown or HTML.',
  },
];
