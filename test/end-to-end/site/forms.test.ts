import { describe, expect, test } from 'vitest';
import type { Visit } from '../../harness/site-browser.ts';
import { useReaders } from './readers.ts';
import { folderOf, sampleForms } from './sample-site.ts';

const open = useReaders(() => folderOf('site'), sampleForms);

const article = 'artikler/nettverk-og-relasjon/index.html';
const address = 'https://relasjonsbiblioteket.example/artikler/nettverk-og-relasjon/';

/** Answers in place of the form's target, and keeps what was sent there. */
async function standInForTarget({ page }: Visit): Promise<URLSearchParams[]> {
  const sent: URLSearchParams[] = [];
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (request.url() !== sampleForms.question?.to) {
      void request.continue();
      return;
    }
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- `fetchPostData` never answers while a navigation waits.
    sent.push(new URLSearchParams(request.postData() ?? ''));
    void request.respond({
      status: 200,
      contentType: 'text/html',
      body: '<!doctype html><title>Takk</title>',
    });
  });
  return sent;
}

/** Tab by Tab to the first element that the selector names. */
async function tabTo({ page, evaluate }: Visit, selector: string): Promise<void> {
  for (let pressed = 0; pressed < 250; pressed++) {
    await page.keyboard.press('Tab');
    if (await evaluate<boolean>(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`Tab does not lead to ${selector}.`);
}

const ownForm = 'form[name=question]';

async function fillIn(visit: Visit): Promise<void> {
  const { keyboard } = visit.page;
  await tabTo(visit, '.letter-box summary');
  await keyboard.press('Enter');
  await tabTo(visit, `${ownForm} [name=message]`);
  await keyboard.type('Hva er en node?');
  await tabTo(visit, `${ownForm} [name=name]`);
  await keyboard.type('Kari Nordmann');
  await tabTo(visit, `${ownForm} [name=email]`);
  await keyboard.type('kari@eksempel.example');
  await tabTo(visit, `${ownForm} [name=consent]`);
  await keyboard.press('Space');
  await tabTo(visit, `${ownForm} [type=submit]`);
}

async function send(visit: Visit): Promise<void> {
  await Promise.all([visit.page.waitForNavigation(), visit.page.keyboard.press('Enter')]);
  expect(visit.complaints.splice(0)).toEqual([`It left the site: ${sampleForms.question?.to ?? ''}`]);
}

const always = {
  article: 'Nettverk og relasjon',
  address,
  message: 'Hva er en node?',
  name: 'Kari Nordmann',
  email: 'kari@eksempel.example',
  consent: 'yes',
  website: '',
};

describe('a question sent with the keyboard alone', () => {
  test('names every place of the article', async () => {
    const visit = await open();
    const sent = await standInForTarget(visit);
    await visit.goTo(article);
    await fillIn(visit);
    await send(visit);
    expect(sent.map((fields) => Object.fromEntries(fields))).toEqual([
      {
        ...always,
        quote: '',
        series: 'Key Account Management; Nettverksbygging; Relasjonsmarkedsføring',
        part: 'Del 6 av 26; Del 1 av 16; Del 2 av 27',
        edition: expect.stringMatching(/^2\. utgave, 2026-11-02; 1\. utgave, 2026-10-26; /) as unknown,
      },
    ]);
  });

  test('names the series that the reader came from, and quotes the selected sentence', async () => {
    const visit = await open();
    const sent = await standInForTarget(visit);
    await visit.goTo(`${article}?serie=nettverksbygging`);
    await visit.evaluate(`getSelection().selectAllChildren(document.querySelector('.prose blockquote p'))`);
    await visit.evaluate('new Promise((resolve) => setTimeout(() => resolve(true), 100))');
    await visit.evaluate(`document.querySelector('.letters').previousElementSibling.focus()`);
    await fillIn(visit);
    await send(visit);
    expect(sent.map((fields) => Object.fromEntries(fields))).toEqual([
      {
        ...always,
        quote:
          'En node uten forbindelser er et navn i et register. En forbindelse uten innhold er bare en strek på et ark.',
        series: 'Nettverksbygging',
        part: 'Del 1 av 16',
        edition: '1. utgave, 2026-10-26',
      },
    ]);
  });

  test('is not sent while something lacks: the field says so', async () => {
    const visit = await open();
    const sent = await standInForTarget(visit);
    await visit.goTo(article);
    const errors = () =>
      visit.evaluate<string[]>(
        `[...document.querySelectorAll('${ownForm} .error')].filter((one) => one.checkVisibility()).map(({ innerText }) => innerText)`,
      );
    await tabTo(visit, '.letter-box summary');
    await visit.page.keyboard.press('Enter');
    expect(await errors()).toEqual([]);
    await tabTo(visit, `${ownForm} [type=submit]`);
    await visit.page.keyboard.press('Enter');
    expect(await errors()).toHaveLength(4);
    expect((await errors()).every((text) => text.trim() !== '')).toBe(true);
    // The browser itself leads to the first of them, and says what it lacks.
    expect(await visit.evaluate('document.activeElement.name')).toBe('message');
    expect(await visit.evaluate(`document.activeElement.matches(':user-invalid')`)).toBe(true);
    await visit.page.keyboard.type('Nå står det noe her.');
    expect(await errors()).toHaveLength(3);
    expect(sent).toEqual([]);
  });
});

test('a remark opens a letter with its fields, of one kind', async () => {
  const visit = await open();
  await visit.goTo(`${article}?serie=key-account-management`);
  await visit.evaluate(`document.addEventListener('submit', (event) => {
    event.preventDefault();
    globalThis.sent = [...new FormData(event.target)];
  })`);
  await tabTo(visit, '.letter-box:last-child summary');
  await visit.page.keyboard.press('Enter');
  await tabTo(visit, 'form[name=report] [name=kind]');
  await visit.page.keyboard.press('ArrowDown');
  await tabTo(visit, 'form[name=report] [name=message]');
  await visit.page.keyboard.type('Figuren mangler en node.');
  await tabTo(visit, 'form[name=report] [name=consent]');
  await visit.page.keyboard.press('Space');
  await visit.page.keyboard.press('Enter');
  expect(Object.fromEntries(await visit.evaluate<[string, string][]>('sent'))).toEqual({
    article: 'Nettverk og relasjon',
    address,
    series: 'Key Account Management',
    part: 'Del 6 av 26',
    edition: '2. utgave, 2026-11-02',
    website: '',
    kind: 'lacking',
    message: 'Figuren mangler en node.',
    quote: '',
    name: '',
    email: '',
    consent: 'yes',
  });
  expect(await visit.evaluate(`document.querySelector('form[name=report]').action`)).toMatch(
    /^mailto:redaksjonen@relasjonsbiblioteket\.example\?subject=/,
  );
});
