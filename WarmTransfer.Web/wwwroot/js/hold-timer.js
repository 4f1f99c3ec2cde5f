// <hold-timer since="ISO instant" nudge="seconds" alert="seconds">: shows, of its parts, the one for how long the hold has been.

import { serverNow } from './elapsed.js';

const running = new Set();

class HoldTimer extends HTMLElement {
    static observedAttributes = ['since'];
    connectedCallback() { running.add(this); this.paint(); }
    disconnectedCallback() { running.delete(this); }
    attributeChangedCallback() { this.paint(); }
    paint() {
        const seconds = (serverNow() - Date.parse(this.getAttribute('since'))) / 1000;
        const level = seconds >= this.getAttribute('alert') ? 'alert' : seconds >= this.getAttribute('nudge') ? 'nudge' : 'calm';
        this.dataset.level = level;
        for (const part of this.querySelectorAll('[data-for]')) part.hidden = part.dataset.for !== level;
    }
}

customElements.define('hold-timer', HoldTimer);
setInterval(() => running.forEach(timer => timer.paint()), 500);
