// That a call comes in, to somebody who looks elsewhere: the title flashes, and the system says so where that is wanted.

import { t } from './words.js';

const flashEvery = 1000;

export class CallNotice {
    #title = () => '';
    #wanted = () => false;
    #flash = null;
    #shown = null;
    #on = false;

    /** @param title the page's own name; @param wanted whether the system is to say it */
    constructor(title, wanted) {
        [this.#title, this.#wanted] = [title, wanted];
    }

    /** Called with each change of the phone, and when the page has another name. */
    paint({ state, busy, briefing }) {
        if (state === 'incoming' && !busy) this.#ring(briefing);
        else this.#rest();
    }

    #ring(briefing) {
        this.#write(true);
        if (this.#flash) return;
        this.#flash = setInterval(() => this.#write(!this.#on), flashEvery);
        if (this.#wanted() && !document.hasFocus()) this.#tell(briefing);
    }

    #write(on) {
        this.#on = on;
        document.title = on ? t('Incoming call – {0}', this.#title()) : '● ● ●';
    }

    // Whose call it is stays here: whoever passes by reads the screen, too.
    #tell(briefing) {
        if (globalThis.Notification?.permission !== 'granted') return;
        this.#shown = new Notification(t('Incoming call'), { body: briefing ? t('Transfer from {0}', briefing.from) : t('Your phone is ringing.'), tag: 'warmtransfer-call', requireInteraction: true });
        this.#shown.onclick = () => { window.focus(); this.#shown?.close(); };
    }

    #rest() {
        clearInterval(this.#flash);
        this.#shown?.close();
        [this.#flash, this.#shown] = [null, null];
        document.title = this.#title();
    }
}
