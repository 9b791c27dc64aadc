/**
 * The library that decodes and encodes pictures. It keeps none of them: no build asks for the same one twice. The bytes of
 * an AVIF depend on how many threads encode it: with one they are the same on every machine.
 */
export async function loadSharp(): Promise<(typeof import('sharp'))['default']> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  return sharp;
}
