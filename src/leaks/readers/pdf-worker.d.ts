declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs' {
  /** What pdfjs looks for, in the thread in which it is. */
  export const WorkerMessageHandler: unknown;
}
