// <elapsed-time since="ISO instant">: how long ago that was, ticking here, so that the server sends nothing when only time passes.
// <elapsed-time until="ISO instant">: how long it is still to go.

const shown = new Set();

// The server's clock counts: an agent's computer may be minutes off.
const skew = () => {
    const served = Date.parse(document.querySelector('meta[name=server-now]')?.content ?? '');
    const [page] = performance.getEntriesByType('navigation');
    return served && page ? served - (performance.timeOrigin + page.responseStart) : 0;
};
const offset = skew();

/** The server's time, in milliseconds. */
export const serverNow = () => Date.now() + offset;

export const format = ms => {
    const s = Math.max(0, Math.floor(ms / 1000));
    const two = n => String(n).padStart(2, '0');
    return s < 3600 ? `${Math.floor(s / 60)}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
};

class ElapsedTime extends HTMLElement {
    static observedAttributes = ['since', 'until'];
    connectedCallback() { shown.add(this); this.paint(); }
    disconnectedCallback() { shown.delete(this); }
    attributeChangedCallback() { this.paint(); }
    paint() {
        const since = Date.parse(this.getAttribute('since') ?? '');
        const until = Date.parse(this.getAttribute('until') ?? '');
        // Rounded up: a countdown that shows nought is over.
        const text = since ? format(serverNow() - since) : until ? format(until - serverNow() + 999) : '';
        if (this.textContent !== text) this.textContent = text;
    }
}

customElements.define('elapsed-time', ElapsedTime);
setInterval(() => shown.forEach(element => element.paint()), 500);

/** An instant of this browser's clock as the attribute `since` wants it. */
export const serverInstant = ms => new Date(ms + offset).toISOString();
