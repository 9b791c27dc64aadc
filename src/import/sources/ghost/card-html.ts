import { escapeHtml } from '../../html/escape-html.ts';
import { dataOf, isData, type Data } from '../../markdown/read-data.ts';
import { lookupTable } from '../../../model/lookup-table.ts';

/** Writes a card, as editors of Ghost keep it, in the HTML of its themes; undefined for one that is unknown. */
export function cardHtml(name: string, card: Data): string | undefined {
  return cards[name.replace(/^card-/, '')]?.(card);
}

/** A text of a card in HTML, or an address. */
function valueOf(card: Data, ...keys: readonly string[]): string {
  const found = keys.map((key) => card[key]).find((value) => typeof value === 'string' && value !== '');
  return typeof found === 'string' ? found : '';
}

function attribute(name: string, value: string): string {
  return value === '' ? '' : ` ${name}="${escapeHtml(value)}"`;
}

function figure(kind: string, content: string, card: Data): string {
  const caption = valueOf(card, 'caption');
  return `<figure class="kg-card kg-${kind}-card">${content}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
}

function image(card: Data): string {
  const img = `<img${attribute('src', valueOf(card, 'src'))} alt="${escapeHtml(valueOf(card, 'alt', 'altText'))}"${attribute('title', valueOf(card, 'title'))}>`;
  const href = valueOf(card, 'href');
  return href === '' ? img : `<a${attribute('href', href)}>${img}</a>`;
}

const cards: Readonly<Record<string, (card: Data) => string>> = lookupTable({
  image: (card) => figure('image', image(card), card),
  gallery: (card) => {
    const images = Array.isArray(card['images']) ? (card['images'] as unknown[]).filter(isData) : [];
    return figure('gallery', images.map(image).join(''), card);
  },
  html: (card) => valueOf(card, 'html'),
  code: codeBlock,
  codeblock: codeBlock,
  hr: () => '<hr>',
  horizontalrule: () => '<hr>',
  paywall: () => '<!--members-only-->',
  bookmark: (card) => {
    const facts = dataOf(card['metadata']);
    const title = valueOf(facts, 'title') || valueOf(card, 'title');
    return figure(
      'bookmark',
      `<a${attribute('href', valueOf(card, 'url') || valueOf(facts, 'url'))}><div class="kg-bookmark-title">${escapeHtml(title)}</div>${['description', 'author', 'publisher'].map((name) => `<div class="kg-bookmark-${name}">${escapeHtml(valueOf(facts, name))}</div>`).join('')}</a>`,
      card,
    );
  },
  callout: (card) => {
    const emoji = valueOf(card, 'calloutEmoji');
    return `<div class="kg-card kg-callout-card">${emoji === '' ? '' : `<div class="kg-callout-emoji">${emoji}</div>`}<div class="kg-callout-text">${valueOf(card, 'calloutText')}</div></div>`;
  },
  toggle: (card) =>
    `<div class="kg-card kg-toggle-card"><h4 class="kg-toggle-heading-text">${valueOf(card, 'heading')}</h4><div class="kg-toggle-content">${valueOf(card, 'content')}</div></div>`,
  embed: (card) =>
    figure(
      'embed',
      valueOf(card, 'html') || `<iframe${attribute('src', valueOf(card, 'url'))}></iframe>`,
      card,
    ),
  button,
  file: (card) =>
    `<div class="kg-card kg-file-card"><a${attribute('href', valueOf(card, 'src'))}><div class="kg-file-card-title">${escapeHtml(valueOf(card, 'fileTitle', 'fileName'))}</div></a></div>${paragraph(valueOf(card, 'fileCaption'))}`,
  audio: (card) =>
    `<audio${attribute('src', valueOf(card, 'src'))}${attribute('title', valueOf(card, 'title'))}></audio>`,
  video: (card) =>
    figure(
      'video',
      `<video${attribute('src', valueOf(card, 'src'))}${attribute('title', valueOf(card, 'fileName'))}></video>`,
      card,
    ),
  header: (card) =>
    `<div class="kg-card kg-header-card"><h2>${valueOf(card, 'header', 'heading')}</h2>${paragraph(valueOf(card, 'subheader', 'subheading'))}${button(card)}</div>`,
  product: (card) =>
    `<div class="kg-card kg-product-card">${picture(valueOf(card, 'productImageSrc'))}<h4>${valueOf(card, 'productTitle')}</h4>${valueOf(card, 'productDescription')}${button(card)}</div>`,
  'call-to-action': (card) =>
    `<div class="kg-card kg-cta-card">${paragraph(valueOf(card, 'sponsorLabel'))}${picture(valueOf(card, 'imageUrl'))}${valueOf(card, 'textValue')}${button(card)}</div>`,
});

/** Products name theirs otherwise. */
function button(card: Data): string {
  const [words, href] = [
    valueOf(card, 'buttonText', 'productButton'),
    valueOf(card, 'buttonUrl', 'productUrl'),
  ];
  return words === '' ? '' : `<p><a${attribute('href', href)}>${escapeHtml(words)}</a></p>`;
}

function picture(src: string): string {
  return src === '' ? '' : `<p><img${attribute('src', src)} alt=""></p>`;
}

function codeBlock(card: Data): string {
  const language = valueOf(card, 'language');
  const code = `<pre><code${attribute('class', language === '' ? '' : `language-${language}`)}>${escapeHtml(valueOf(card, 'code'))}</code></pre>`;
  return valueOf(card, 'caption') === '' ? code : figure('code', code, card);
}

function paragraph(html: string): string {
  return html === '' ? '' : `<p>${html}</p>`;
}
