// Shows the forms for passkeys where the browser has them, and asks it when one is sent. A form gets what to ask for
// from `options` below its action, and sends the answer as JSON in its field `response`.
const canAsk =
  typeof PublicKeyCredential === 'function' &&
  'parseCreationOptionsFromJSON' in PublicKeyCredential &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** @param {HTMLFormElement} form */
async function ask(form) {
  const answer = await fetch(`${form.action}/options`, { method: 'POST' });
  if (!answer.ok || answer.redirected) return undefined;
  const options = await answer.json();
  if (form.dataset.passkey === 'create')
    return navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
    });
  return navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
}

/** @param {HTMLFormElement} form */
async function send(form) {
  const button = form.querySelector('button');
  const field = form.querySelector('input');
  if (button === null || field === null) return;
  button.disabled = true;
  try {
    const credential = await ask(form);
    if (credential === undefined) location.reload();
    else if (credential instanceof PublicKeyCredential) {
      field.value = JSON.stringify(credential.toJSON());
      form.submit();
      return;
    }
  } catch {
    // The reader has closed the question of the browser.
  }
  button.disabled = false;
}

if (canAsk) {
  document.querySelector('[data-no-passkeys]')?.remove();
  for (const form of document.querySelectorAll('form[data-passkey]'))
    if (form instanceof HTMLFormElement) {
      form.hidden = false;
      form.addEventListener('submit', (event) => {
        event.preventDefault();
        void send(form);
      });
    }
}
