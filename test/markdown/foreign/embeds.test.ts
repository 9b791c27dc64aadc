import { expect, test } from 'vitest';
import { bodiesOf } from '../../harness/same-body.ts';

const watch = 'https://www.youtube.com/watch?v=abc_d';

test.each([
  ['{{< youtube abc_d >}}', `<a href="${watch}">youtube.com/watch?v=abc_d</a>`],
  ['{{< youtube id="abc_d" title="My film" >}}', `<a href="${watch}">My film</a>`],
  ['{{< video https://www.youtube.com/embed/abc_d >}}', `<a href="${watch}">youtube.com/watch?v=abc_d</a>`],
  ['{% youtube abc_d %}', `<a href="${watch}">youtube.com/watch?v=abc_d</a>`],
  ['@[youtube](abc_d)', `<a href="${watch}">youtube.com/watch?v=abc_d</a>`],
  ['{{< vimeo 146022717 >}}', '<a href="https://vimeo.com/146022717">vimeo.com/146022717</a>'],
  ['{{< video film.mp4 title="فيلم" >}}', '<a data-asset="series/articles/film.mp4">فيلم</a>'],
  ['![A film](film.mp4)', '<a data-asset="series/articles/film.mp4">A film</a>'],
  ['![](lyd/opptak.mp3)', '<a data-asset="series/articles/lyd/opptak.mp3">opptak.mp3</a>'],
  [`![](${watch})`, `<a href="${watch}">youtube.com/watch?v=abc_d</a>`],
  ['<video src="a.mp4" title="T"></video>', '<a data-asset="series/articles/a.mp4">T</a>'],
  [
    '<audio controls>\n<source src="b.ogg">\nNo sound.\n</audio>',
    '<a data-asset="series/articles/b.ogg">b.ogg</a>',
  ],
  [
    '<iframe src="https://www.youtube.com/embed/abc_d?x=1" title="YouTube video player" allowfullscreen></iframe>',
    `<a href="${watch}">youtube.com/watch?v=abc_d</a>`,
  ],
])('%s is a link', async (text, link) => {
  for (const body of await bodiesOf(`${text}\n`)) expect(body).toBe(`<p>${link}</p>`);
});

test.each(['`{{< youtube abc >}}`', 'A video, {{ x }}', '<iframe src="https://ads.example/x"></iframe>'])(
  '%s is none',
  async (text) => {
    const [body] = await bodiesOf(`${text}\n`);
    expect(body).not.toContain('<a ');
  },
);
