// npm runs this after an installation in a clone, for a git dependency and before packing; never for a packed tarball.
// An installation without the development dependencies (`npm ci --omit=dev`) has nothing to compile with.
try {
  import.meta.resolve('esbuild');
} catch {
  process.exit(0);
}
await import('./compile.js');
await import('./install-browser.js');
