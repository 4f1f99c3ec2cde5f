// <form data-passkey="create|get">: asks the browser for a passkey before the form goes, which carries what came of it.

const ask = {
    create: options => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }),
    get: options => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) }),
};

const fill = async form => {
    const answer = await fetch(form.dataset.options, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
    if (!answer.ok) throw new Error(`The server answered ${answer.status}.`);
    const credential = await ask[form.dataset.passkey](await answer.json());
    form.elements.credential.value = JSON.stringify(credential.toJSON());
};

for (const form of document.querySelectorAll('form[data-passkey]'))
    form.addEventListener('submit', async event => {
        event.preventDefault();
        try {
            await fill(form);
            form.submit();
        } catch (fault) {
            // Refused, cancelled, or a browser that has no passkeys: the page says so.
            console.info(fault);
            location.assign(form.dataset.refused);
        }
    });
