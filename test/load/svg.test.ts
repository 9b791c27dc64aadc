import { expect, test } from 'vitest';
import { findUnsafeSvg } from '../../src/load/svg.ts';

const svg = (content: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${content}</svg>`;

test.each([
  '<script>alert(1)</script>',
  '<SCRIPT>alert(1)</SCRIPT>',
  '<script/>',
  '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
  '<p/><xmp><script>alert(1)</script></xmp>',
  '<desc><xmp><script>alert(1)</script></xmp></desc>',
  '<title><![CDATA[</title>]]></title><script>alert(1)</script>',
  '<foreignObject><p>a</p></foreignObject>',
  '<rect onload="alert(1)"/>',
  "<rect onload = 'alert(1)'/>",
  '<xmp><rect onload="alert(1)"/></xmp>',
  '<a href="javascript:alert(1)"><text>a</text></a>',
  '<a href="&#106;avascript:alert(1)"><text>a</text></a>',
  '<a xlink:href="https://x.example/"><text>a</text></a>',
  '<a xmlns:y="http://www.w3.org/1999/xlink" y:href="https://x.example/"><text>a</text></a>',
  '<xmp><image href="https://x.example/a.png"/></xmp>',
  '<use href="other.svg#a"/>',
  '<image href="data:image/svg+xml;base64,AA"/>',
  '<set attributeName="href" to="javascript:alert(1)"/>',
  '<style>@import url(https://x.example/a.css);</style>',
  '<style><![CDATA[@import "a.css";]]></style>',
  '<style>rect { fill: url(https://x.example/a.svg#b) }</style>',
  '<style>rect { fill: \\75rl(https://x.example/a) }</style>',
  '<rect style="fill: url( \'//x.example/a\' )"/>',
  '<rect fill="url(https://x.example/a)"/>',
])('%s is unsafe', (content) => {
  expect(findUnsafeSvg(svg(content))).toMatch(/^it/);
});

test.each([
  '<!DOCTYPE svg [<!ENTITY a "javascript:alert(1)">]><svg xmlns="http://www.w3.org/2000/svg"/>',
  '<?xml-stylesheet href="https://x.example/a.css"?><svg xmlns="http://www.w3.org/2000/svg"/>',
])('%s is unsafe', (text) => {
  expect(findUnsafeSvg(text)).toBe('it declares entities or a style sheet');
});

test.each([
  '<defs><linearGradient id="a"/></defs><rect fill="url(#a)" class="online" data-on="1"/>',
  '<style><![CDATA[ rect > .a { fill: url("#a"); font-family: "Source Sans 3" } ]]></style>',
  '<image href="data:image/png;base64,AAAA"/>',
  '<use xlink:href="#a"/><text>on = av, 3 &lt; 4</text>',
  '<title>Noder og forbindelser</title><desc>Et script er noe annet.</desc>',
])('%s is safe', (content) => {
  expect(findUnsafeSvg(svg(content))).toBeUndefined();
});
