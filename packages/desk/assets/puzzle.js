// Solves the challenge of ALTCHA (version 2, PBKDF2) that a form has: a number for which the key that is derived from it
// begins as the challenge says. Then sends the form with the number and the key.

/** @param {string} hex */
function bytesOf(hex) {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** @param {Uint8Array} bytes */
function hexOf(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {{ nonce: string, salt: string, cost: number, keyLength: number, keyPrefix: string }} parameters */
async function solve({ nonce, salt, cost, keyLength, keyPrefix }) {
  const start = bytesOf(nonce);
  const password = new Uint8Array(start.length + 4);
  password.set(start);
  const number = new DataView(password.buffer);
  const pbkdf2 = { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOf(salt), iterations: cost };
  for (let counter = 0; ; counter += 1) {
    number.setUint32(start.length, counter);
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
    const derivedKey = hexOf(new Uint8Array(await crypto.subtle.deriveBits(pbkdf2, key, keyLength * 8)));
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey };
  }
}

for (const form of document.querySelectorAll('form[data-puzzle]'))
  if (form instanceof HTMLFormElement) {
    const challenge = JSON.parse(form.dataset.puzzle ?? '');
    const field = form.elements.namedItem('altcha');
    void solve(challenge.parameters).then((solution) => {
      if (field instanceof HTMLInputElement) field.value = JSON.stringify({ challenge, solution });
      form.submit();
    });
  }
