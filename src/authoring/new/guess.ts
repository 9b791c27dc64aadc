import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { idOfTitle } from '../../model/ids.ts';
import type { ProjectLanguage } from './choices.ts';

/** The language of the machine, if Kolofon can start a project in it; English otherwise. */
export function guessLanguage(locale: string): ProjectLanguage {
  const language = locale.toLowerCase().split(/[-_.]/)[0] ?? '';
  if (language === 'nn') return 'nn';
  return ['nb', 'no'].includes(language) ? 'nb' : 'en';
}

/** The name that git signs with. */
export function guessAuthor(): string | undefined {
  const { status, stdout } = spawnSync('git', ['config', 'user.name'], { encoding: 'utf8', timeout: 5000 });
  const name = status === 0 ? stdout.trim() : '';
  return name === '' ? undefined : name;
}

/** `my-library` is about "My library". */
export function guessTitle(folder: string): string | undefined {
  const words = basename(folder)
    .replaceAll(/[-_]+/g, ' ')
    .replaceAll(/[^\p{L}\p{M}\p{N} ]/gu, '')
    .trim();
  return words === '' ? undefined : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The folder of a publication that names none. */
export function guessFolder(title: string): string {
  return idOfTitle(title) || 'publication';
}

/** The name of the package in a folder. npm installs no package in another of the same name. */
export function guessPackageName(folder: string): string {
  const name = guessFolder(basename(folder));
  return name === 'kolofon' ? 'kolofon-publication' : name;
}
