// <local-time at="ISO instant">: day and time where the reader is, in the language of the page; in English in the words of their browser.

import { locale } from './words.js';

const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });

class LocalTime extends HTMLElement {
    static observedAttributes = ['at'];

    connectedCallback() {
        this.show();
    }

    attributeChangedCallback() {
        this.show();
    }

    show() {
        const at = Date.parse(this.getAttribute('at') ?? '');
        if (!at) return;
        this.title = `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
        // What is inside stays as it is: in a live page it is Blazor's, and may come after this.
        (this.shadowRoot ?? this.attachShadow({ mode: 'open' })).textContent = format.format(at);
    }
}

customElements.define('local-time', LocalTime);
