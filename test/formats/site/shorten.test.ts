import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';
import { shortenScript, shortenStyle } from '../../../src/formats/site/shorten.ts';
import { makeSite } from './render-site.ts';

const folder = 'templates/site/scripts';
const scripts = readdirSync(folder).map((file) => join(folder, file));
const styles = ['templates/site/site.css', 'templates/mathematics.css'];

const minify = (text: string, loader: 'css' | 'js'): string =>
  transformSync(text, { loader, minify: true, logLevel: 'silent' }).code;

/** esbuild leaves some values as they are written. */
const minifyStyle = (css: string): string => minify(css, 'css').replaceAll(': ', ':').replaceAll(', ', ',');

test.each(styles)('%s says the same when it is short', (file) => {
  const css = readFileSync(file, 'utf8');
  const short = shortenStyle(css);
  expect(minifyStyle(short) === minifyStyle(css)).toBe(true);
  expect(short.length).toBeLessThan(css.length * 0.95);
});

test.each(scripts)('%s does the same when it is short', (file) => {
  const script = readFileSync(file, 'utf8');
  expect(minify(shortenScript(script), 'js') === minify(script, 'js')).toBe(true);
});

test.each([
  ['a comment in a string', 'p::after { content: "/* x */"; }', 'p::after{content:"/* x */"}'],
  ['a comment in a string of the other kind', "p { content: '/*;  }*/' }", "p{content:'/*;  }*/'}"],
  ['an escaped quote', String.raw`p { content: "\"/* x */"; }`, String.raw`p{content:"\"/* x */"}`],
  ['lines and spaces in a string', 'p { content: "a: \\\n   b ;" }', 'p{content:"a: \\\n   b ;"}'],
  ['an address', 'p { background: url(/*a*/;b.png); }', 'p{background:url(/*a*/;b.png)}'],
  [
    'an address in quotes',
    'p { background: url( "a /* b */.png" ) }',
    'p{background:url( "a /* b */.png" )}',
  ],
  ['a quote in a comment', '/* it\'s */ p { color: red } /* " */', 'p{color:red}'],
  ['a comment between two classes', '.a/* x */.b { }', '.a/**/.b{}'],
  ['a descendant', '.a /* x */ :hover { }', '.a :hover{}'],
  ['an escaped sign in a name', '.a\\; .b { }', '.a\\; .b{}'],
  [
    'a declaration between two comments',
    'p { margin: 0; /* a */ color: red; /* ** b */ }',
    'p{margin:0;color:red}',
  ],
  [
    'a space that ends an escape',
    String.raw`.\31  .b, .\31 /* x */.b { }`,
    String.raw`.\31  .b,.\31 /**/.b{}`,
  ],
  ['a descendant between two comments', '.a/* x */ /* y */.b { }', '.a .b{}'],
  ['an empty value', 'p { --x: ; --y: }', 'p{--x: ;--y: }'],
  ['a licence', '/*! MIT */\np { }', '/*! MIT */ p{}'],
  ['a comment without an end', 'p { } /* x', 'p{}'],
  ['nesting', 'p {\n  & a {\n    color: red;\n  }\n}\n', 'p{& a{color:red}}'],
])('of a style sheet, %s stays what it is', (_, css, short) => {
  expect(shortenStyle(css)).toBe(short);
});

test('a style sheet with many comments on end is short soon', () => {
  expect(shortenStyle(`p { margin: 0; ${'/* a */\n'.repeat(1000)} color: red }`)).toBe(
    'p{margin:0;color:red}',
  );
});

test.each([
  ['slashes in a template', 'const a = `\n  // x\n  /** y */ ${`//${b}`}\n`;'],
  ['an address in a string', "const a = 'https://example.org/** x */';"],
  ['a string over two lines', "const a = 'x \\\n   // y';"],
  ['an expression of slashes', 'const a = /[/*]\\/\\//g.test(b) / c / d;'],
  ['an expression after a condition', 'if (a) /\\/\\*"/.exec(b);'],
  ['an expression behind a division', 'x = a / /b/.c;'],
  ['an expression before a word', 'x = /b/ in c;'],
  ['a method of a number', 'x = 1 .toFixed(2) + 1. .toFixed(2);'],
  ['a fraction behind a question', 'x = a ? .5 : .25;'],
  ['steps beside sums', 'x = a++ + ++b - --c - -d;'],
  ['what would be a comment of HTML', 'x = a < !--b;'],
  ['words beside strings', "for (const c of 'ab') if ('a' in b) delete b.a; else void 'a';"],
  ['names in other letters', 'let å = 1, b = å instanceof Object;'],
  ['private names', 'class A { #b = 1; has(x) { return #b in x } }'],
  ['an arrow to a template', 'const f = async (a) => `x ${a + `y ${ a }`} `;'],
])('of a script, %s stays what it is', (_, script) => {
  expect(minify(shortenScript(script), 'js')).toBe(minify(script, 'js'));
});

test.each([
  [
    'indentation and comments',
    '// a\nf(() => {\n  g(); // b\n\n  /** c */\n  h();\n});\n',
    'f(()=>{\ng();\nh();\n});',
  ],
  ['a comment over lines, which ends a statement', 'return/* \n */a', 'return\na'],
  ['a comment between words', 'typeof/* x */a', 'typeof a'],
  ['signs that would be another one', 'a + +b - /* x */ -c', 'a+ +b- -c'],
  ['a licence', '/*! MIT */\na', '/*! MIT */\na'],
])('of a script, %s', (_, script, short) => {
  expect(shortenScript(script)).toBe(short);
});

test('what looks like a comment in a template of the publication is on its site', async () => {
  const own = mkdtempSync(join(tmpdir(), 'shorten-'));
  mkdirSync(join(own, 'site/scripts'), { recursive: true });
  writeFileSync(join(own, 'site/site.css'), 'p::before {\n  content: "/* x */";\n}\n');
  writeFileSync(join(own, 'site/scripts/quote.js'), 'document.title = `\n  // x\n`;\n');
  const site = await makeSite(['templates', own]);
  const find = (name: RegExp) => site.text([...site.artifacts.keys()].find((path) => name.test(path)) ?? '');
  expect(find(/site\..*\.css$/)).toContain('p::before{content:"/* x */"}');
  expect(find(/site\..*\.js$/)).toContain('document.title=`\n  // x\n`;');
});
