import {
  chmodSync,
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';

/** The folders between which files are exchanged. */
export interface Places {
  readonly staging: string;
  readonly output: string;
}

/** Everything that changes the output folder. Each function throws the system's error when it fails. */
export interface Disk {
  write(file: string, content: string | Uint8Array): void;
  /** Makes the folders around it too. */
  makeFolder(folder: string): void;
  rename(from: string, to: string): void;
  /** Gives a file a second name. Not every disk can. */
  link(from: string, to: string): void;
  /** The copy has the rights of a new file. Disks that can share the content of two files do. */
  copy(from: string, to: string): void;
  /** Fails if the folder is not empty. */
  removeFolder(folder: string): void;
  /** Removes a file, or a folder with everything in it. It need not exist. */
  remove(path: string): void;
}

export const realDisk: Disk = {
  write: (file, content) => writeFileSync(file, content),
  makeFolder: (folder) => mkdirSync(folder, { recursive: true }),
  rename: (from, to) => renameSync(from, to),
  link: (from, to) => linkSync(from, to),
  copy: (from, to) => {
    writeFileSync(to, '');
    const { mode } = statSync(to);
    copyFileSync(from, to, constants.COPYFILE_FICLONE);
    chmodSync(to, mode);
  },
  removeFolder: (folder) => rmdirSync(folder),
  remove: (path) => rmSync(path, { recursive: true, force: true }),
};
