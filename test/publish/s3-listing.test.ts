import { expect, test } from 'vitest';
import { readListing } from '../../src/publish/targets/s3-listing.ts';

const object = (key: string, tag: string) =>
  `<Contents><Key>${key}</Key><LastModified>2026-01-01T00:00:00.000Z</LastModified><ETag>${tag}</ETag><Size>3</Size></Contents>`;

test('a page of a listing gives its objects, and where the next begins', () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>b</Name><IsTruncated>true</IsTruncated>${object(
    'a &amp; b/ø.html',
    '&quot;900150983cd24fb0d6963f7d28e17f72&quot;',
  )}${object('c', '"0cc175b9c0f1b6a831c399e269772661-2"')}<NextContinuationToken>1/=+&amp;</NextContinuationToken></ListBucketResult>`;
  expect(readListing(xml)).toEqual({
    objects: [
      { key: 'a & b/ø.html', tag: '900150983cd24fb0d6963f7d28e17f72' },
      { key: 'c', tag: '0cc175b9c0f1b6a831c399e269772661-2' },
    ],
    next: '1/=+&',
  });
});

test('the last page has no next, and what is no listing has no objects', () => {
  expect(readListing(`<ListBucketResult>${object('a', 'x')}</ListBucketResult>`)).toMatchObject({
    objects: [{ key: 'a' }],
    next: undefined,
  });
  expect(readListing('<html><p>Hello')).toEqual({ objects: [], next: undefined });
});
