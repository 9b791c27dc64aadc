/** Whether colours of a profile are those of sRGB, which is what a picture without a profile has. */
export function isSrgb(profile: Uint8Array): boolean {
  const text = Buffer.from(profile.buffer, profile.byteOffset, profile.byteLength).toString('latin1');
  // ICC.1:2022, section 7.2: the colour space. Its description is in ASCII or in UTF-16.
  return text.slice(16, 20) === 'RGB ' && /sRGB|s\0R\0G\0B/.test(text);
}
