// A screen that shows its code asks now and then whether somebody has entered it.
const pause = 3000;
const form = document.querySelector('form[data-pair]');

async function ask() {
    try {
        const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
        if (answer.status === 200) return location.replace('/wallboard');
        if (answer.status === 410) return location.reload();
    } catch {
        // The server is away for a moment: the code may still be good when it is back.
    }
    setTimeout(ask, pause);
}

setTimeout(ask, pause);
