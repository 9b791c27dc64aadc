/** The ids that authors give figures, tables and theorems, in whatever dialect: `{#fig-a}`, `:name: fig-a`, `label: fig-a`, `(fig-a)=`. */
export function listLabels(text: string): ReadonlySet<string> {
  const written = text.matchAll(
    /(?:[{\s]#|(?:\bid|\blabel|\bname)[ \t]*[:=][ \t]*["']?)([A-Za-z][\w:.-]*\w)|^[ \t>]*(?:[-*+][ \t]+)?\(([^()\s]{1,100})\)=[ \t]*$/gm,
  );
  return new Set(Array.from(written, ([, label, above]) => label ?? above ?? ''));
}

/** Roles of MyST that print the number of something. */
export const referringRole = /^\{(?:numref|ref|prf:ref)\}$/;

/** The label in `` {numref}`fig-a` `` or `` {numref}`Picture %s <fig-a>` ``, and the text around it. */
export function readTarget(written: string): { readonly target: string; readonly format: string } {
  const [, format = '', target = written] = /^(.*?)[ \t]*<([^<>]+)>$/.exec(written) ?? [];
  return { target, format };
}
