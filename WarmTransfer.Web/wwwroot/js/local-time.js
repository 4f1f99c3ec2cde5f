// <local-time at="ISO instant">: day and time where the reader is, in the words of their browser.

const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

class LocalTime extends HTMLElement {
    connectedCallback() {
        const at = Date.parse(this.getAttribute('at') ?? '');
        if (!at) return;
        this.title = this.textContent;
        this.textContent = format.format(at);
    }
}

customElements.define('local-time', LocalTime);
