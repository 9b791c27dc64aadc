import type { Element, Root } from 'hast';
import { beforeAll, describe, expect, test } from 'vitest';
import { findAll, required, textOf } from '../../harness/read-page.ts';
import { blockIds, type BlockId, type SiteSettings } from '../../../src/model/site-settings.ts';
import { siteSettings } from './publication.ts';
import { makeSite } from './render-site.ts';

const settings: SiteSettings = {
  ...siteSettings,
  promotion: {
    text: new Map([
      ['nb', 'Ull til halv pris'],
      ['en', 'Wool at half price'],
    ]),
    link: 'https://ull.example/?a=1&b=2',
  },
  subscription: {
    address: 'https://ull.example/bli-medlem',
    login: 'https://ull.example/logg-inn',
    auth: undefined,
    price: new Map([['und', '490 kroner i året']]),
    promise: new Map([['und', 'Pengene tilbake i 30 dager']]),
  },
  forms: {
    ...siteSettings.forms,
    question: { to: 'https://ull.example/sporsmal', service: 'own' },
    report: { to: 'mailto:redaksjonen@ull.example', service: 'own' },
    consent: new Map([['und', 'Dere kan lagre dette.']]),
    retention: new Map([['und', 'Slettes etter et år.']]),
    privacy: 'https://ull.example/personvern',
  },
};
const popularity = new Map([
  ['weld', 7],
  ['krapp', 70],
]);

/** Where each block is on the page, by its class. */
const classes: Readonly<Record<BlockId, string>> = {
  promotion: 'promotion',
  protection: 'protection',
  memberships: 'membership-lines',
  body: 'prose',
  question: 'question',
  report: 'report',
  books: 'offer',
  lists: 'lists',
  series: 'series-block',
};

let open: Root;
let closed: Root;
let english: Root;

beforeAll(async () => {
  const site = await makeSite(['templates'], (publication) => ({
    ...publication,
    site: settings,
    popularity,
  }));
  open = site.page('artikler/krapp/index.html');
  closed = site.page('artikler/beis/index.html');
  english = site.page('artikler/weld/index.html');
});

describe('the nine blocks', () => {
  test('appear on the page in order; the box replaces the body', () => {
    const order = (page: Root) =>
      findAll(page, (element) => blockOf(element) !== undefined)
        .map(blockOf)
        .filter((id, index, all) => all.indexOf(id) === index);
    expect(order(open)).toEqual(blockIds.filter((id) => id !== 'protection'));
    expect(order(closed)).toEqual([
      'promotion',
      'memberships',
      'protection',
      ...blockIds.slice(blockIds.indexOf('question')),
    ]);
  });

  test.each(blockIds)('%s is left out when it is switched off, and the others stay', async (id) => {
    const blocks = { ...settings.blocks, [id]: false };
    const site = await makeSite(['templates'], (publication) => ({
      ...publication,
      site: { ...settings, blocks },
      popularity,
    }));
    const left = (page: Root) =>
      blockIds.filter((one) => findAll(page, (element) => blockOf(element) === one).length > 0);
    expect(left(site.page('artikler/krapp/index.html'))).toEqual(
      blockIds.filter((one) => one !== id && one !== 'protection'),
    );
    expect(left(site.page('artikler/beis/index.html'))).toEqual(
      blockIds.filter((one) => one !== id && one !== 'body'),
    );
  });
});

test('a promotion speaks the language of the article', () => {
  const line = (page: Root) => findAll(one(page, 'promotion'), ({ tagName }) => tagName === 'a');
  expect(line(open).map(textOf)).toEqual(['Ull til halv pris']);
  expect(line(english).map(textOf)).toEqual(['Wool at half price']);
  expect(line(open)[0]?.properties).toMatchObject({
    href: 'https://ull.example/?a=1&b=2',
    rel: ['sponsored'],
  });
});

test('the box says what it costs, what is promised, and where to go', () => {
  const box = one(closed, 'protection');
  expect(textOf(box)).toContain('490 kroner i året');
  expect(textOf(box)).toContain('Pengene tilbake i 30 dager');
  expect(findAll(box, ({ tagName }) => tagName === 'a').map(({ properties }) => properties.href)).toEqual([
    'https://ull.example/bli-medlem',
    'https://ull.example/logg-inn',
  ]);
});

describe('the forms', () => {
  const form = (page: Root, name: string) =>
    required(
      findAll(page, ({ tagName, properties }) => tagName === 'form' && properties['name'] === name)[0],
    );
  const hidden = (name: string): Record<string, unknown> =>
    Object.fromEntries(
      findAll(form(open, name), ({ properties }) => properties['type'] === 'hidden').map(({ properties }) => [
        String(properties['name']),
        properties.value,
      ]),
    );

  test('are sent to the address that the editor sets, in the shape that it takes', () => {
    expect(form(open, 'question').properties).toMatchObject({
      method: 'post',
      action: 'https://ull.example/sporsmal',
      encType: 'application/x-www-form-urlencoded',
    });
    expect(String(form(open, 'report').properties['action'])).toMatch(
      /^mailto:redaksjonen@ull\.example\?subject=Meld%20fra/,
    );
    expect(form(open, 'report').properties['encType']).toBe('text/plain');
  });

  test('know the article, and every place that it has', () => {
    expect(hidden('question')).toMatchObject({
      address: 'https://fargeboka.example/bok/artikler/krapp/',
      series: 'Rødt; Farger',
      part: 'Del 1 av 2; Del 2 av 3',
      edition: '2. utgave, 2026-05-06; 2. utgave, 2026-05-06',
    });
  });

  test('label each field, ask for consent and say how long letters are kept', () => {
    for (const name of ['question', 'report']) {
      const fields = findAll(
        form(open, name),
        ({ tagName, properties }) =>
          tagName === 'textarea' ||
          (tagName === 'input' && !['hidden', 'radio', 'checkbox'].includes(String(properties['type']))),
      );
      const labels = findAll(form(open, name), ({ tagName }) => tagName === 'label').map(({ properties }) =>
        String(properties.htmlFor),
      );
      const unlabelled = fields.filter(
        ({ properties }) => properties['name'] !== 'website' && !labels.includes(String(properties.id)),
      );
      expect(unlabelled).toEqual([]);
      expect(textOf(form(open, name))).toContain('Dere kan lagre dette.');
      expect(textOf(form(open, name))).toContain('Slettes etter et år.');
    }
    const kinds = findAll(form(open, 'report'), ({ properties }) => properties['name'] === 'kind');
    expect(kinds.map(({ properties }) => properties.value)).toEqual(['error', 'lacking', 'missed']);
  });

  test('have a field that only a robot fills in', () => {
    const trap = findAll(form(open, 'question'), ({ properties }) => properties['name'] === 'website')[0];
    expect(trap?.properties).toMatchObject({ tabIndex: -1, autoComplete: ['off'] });
  });

  test('take the shape of Formspree and of Netlify', async () => {
    const forms = {
      ...settings.forms,
      question: { to: 'https://formspree.example/f/abc', service: 'formspree' as const },
      report: { service: 'netlify' as const },
    };
    const site = await makeSite(['templates'], (publication) => ({
      ...publication,
      site: { ...settings, forms },
    }));
    const page = site.page('artikler/krapp/index.html');
    const names = (name: string) =>
      findAll(form(page, name), ({ tagName }) => tagName === 'input').map(
        ({ properties }) => properties['name'],
      );
    expect(names('question')).toEqual(expect.arrayContaining(['_subject', '_gotcha']));
    expect(form(page, 'report').properties).toMatchObject({
      dataNetlify: 'true',
      'netlify-honeypot': 'website',
    });
    expect(names('report')).toContain('form-name');
    expect(form(page, 'report').properties['action']).toBeUndefined();
  });

  test('are left out where the editor has set no address', async () => {
    const site = await makeSite();
    expect(findAll(site.page('artikler/krapp/index.html'), ({ tagName }) => tagName === 'form')).toEqual([]);
  });
});

test('the lists: most read by its counts, latest by date, new series by the date of their first part', () => {
  const lists = findAll(one(open, 'lists'), ({ tagName }) => tagName === 'section').map((list) => [
    textOf(required(findAll(list, ({ tagName }) => tagName === 'h2')[0])),
    findAll(list, ({ tagName }) => tagName === 'a').map(({ properties }) => properties.href),
  ]);
  expect(lists).toEqual([
    ['Mest lest', ['index.html', '../weld/index.html']],
    [
      'Siste artikler',
      ['krapp', 'vaid', 'beis', 'weld', 'farger'].map((id) =>
        id === 'krapp' ? 'index.html' : `../${id}/index.html`,
      ),
    ],
    ['Nye serier', ['../../serier/rodt/index.html', '../../serier/farger/index.html']],
  ]);
});

function blockOf(element: Element): BlockId | undefined {
  const { className, name } = element.properties;
  const names = [className, element.tagName === 'form' ? name : undefined].flat();
  return blockIds.find((id) => names.includes(classes[id]));
}

function one(page: Root, name: string): Element {
  return required(
    findAll(page, ({ properties: { className } }) => Array.isArray(className) && className.includes(name))[0],
  );
}
