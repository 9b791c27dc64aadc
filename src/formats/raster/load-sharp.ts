/** The library that decodes and encodes pictures. It keeps none of them: no build asks for the same one twice. */
export async function loadSharp(): Promise<(typeof import('sharp'))['default']> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  return sharp;
}
