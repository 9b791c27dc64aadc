import { expect, test } from 'vitest';
import { checkSettings } from '../../src/settings/read-settings.ts';

const right = `address: https://library.example/desk/
site: https://library.example
title: The library
language: nb
sender: The library <desk@library.example>
administrators: [Owner@library.example]
`;

function problemsOf(yaml: string): string[] {
  const { diagnostics } = checkSettings(Buffer.from(yaml));
  return diagnostics.map(({ code, place, message }) => `${place.start.line}: ${code}: ${message}`);
}

test('fills in what is usual', () => {
  const { value, diagnostics } = checkSettings(Buffer.from(right));
  expect(diagnostics).toEqual([]);
  expect(value).toMatchObject({
    address: 'https://library.example/desk',
    administrators: ['owner@library.example'],
    listen: { host: '127.0.0.1', port: 4330 },
    database: 'desk.sqlite',
    members: { sessionDays: 90, licences: [] },
  });
});

test('names what is wrong, with its place', () => {
  expect(problemsOf(`${right}smpt: { host: x }\n`)).toEqual([
    '7: key-known: "smpt" is not a key that Kolofon knows here.',
  ]);
  expect(problemsOf(right.replace('https://library.example/desk/', 'http://library.example'))).toEqual([
    '1: value-type: "address": write an https URL without "?" and "#"; http only for this machine',
  ]);
  expect(problemsOf(right.replace('site: https://library.example', 'site: https://other.example'))).toEqual([
    '1: value-type: "address": the desk is on another host than the site: set cookieDomain to the domain above both',
  ]);
  expect(
    problemsOf(`${right}members: { licences: [{ name: Byen, networks: [192.0.2.0/99] }] }\n`),
  ).toHaveLength(1);
  expect(problemsOf('address: [')).toMatchObject([expect.stringContaining('yaml-valid')]);
});
