declare module '@daisy/ace-core' {
  /** Opens content documents in a browser and runs scripts in them. */
  interface AxeRunner {
    readonly concurrency: number;
    launch(): Promise<void>;
    close(): Promise<void>;
    /** `scripts` are files, `contents` the texts of others. */
    run(url: string, scripts: readonly string[], contents: readonly string[]): Promise<unknown>;
  }

  interface Assertion {
    readonly 'earl:testSubject': { readonly url: string };
    readonly assertions: readonly {
      readonly 'earl:test': { readonly 'dct:title': string; readonly 'earl:impact': string };
      readonly 'earl:result': { readonly 'dct:description': string; readonly html?: string };
    }[];
  }

  interface AceReport {
    readonly 'earl:result': { readonly 'earl:outcome': 'pass' | 'fail' };
    readonly assertions: readonly Assertion[];
  }

  export default function ace(
    path: string,
    options: { readonly cwd: string; readonly outdir: string; readonly tmpdir: string },
    runner: AxeRunner,
  ): Promise<[job: string, report: AceReport]>;
}
