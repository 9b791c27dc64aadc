const firstLine = 'version https://git-lfs.github.com/spec/v1';

/** Whether a file is what Git LFS leaves in a folder until the file itself is fetched (Git LFS specification, "The Pointer"). */
export function isLfsPointer(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, firstLine.length)).toString('latin1') === firstLine;
}

/** The end of a sentence about such a file, and what to do. */
export const lfsPointer = {
  reason: 'it is only a pointer of Git LFS',
  hint: 'Run `git lfs pull`. In CI, check out with the files of LFS.',
};
