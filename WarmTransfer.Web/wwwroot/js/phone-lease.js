// The server counts on this phone for the next seconds, and has to be told again and again that it may.

import { leaseGone } from './phone-server.js';
import { t } from './words.js';

const away = { text: t('The server cannot be reached: new calls do not ring here.'), mend: t('A call that is on goes on. It is tried again by itself.'), code: 0, lease: true };

export class PhoneLease {
    #phone;
    #noted;
    #telling = null;
    #held = false;
    #over = false;
    #signedOut = false;

    /** `phone` has `registered` and `report()`; `noted` hears what is wrong after each report, or null. */
    constructor(phone, noted) {
        this.#phone = phone;
        this.#noted = noted;
    }

    /** Nobody is signed in here any more: the server would answer the same for ever, and whoever signs in again loads the page. */
    get signedOut() {
        return this.#signedOut;
    }

    // One report at a time, so that they arrive in order; the next tick brings what was missed.
    tell() {
        if (this.#over || this.#signedOut || !(this.#phone.registered || this.#held)) return this.#telling;
        return this.#telling ??= this.#report().finally(() => { this.#telling = null; });
    }

    async #report() {
        const registered = this.#phone.registered;
        try {
            await this.#phone.report();
            this.#held = registered;
            this.#noted(null);
        } catch (error) {
            this.#signedOut = error.status === 401;
            this.#noted({ ...away, signIn: this.#signedOut, ...(error.text && { text: error.text, mend: error.mend }) });
        }
    }

    /** Nothing may follow the last word: the next tab may have the phone already. False: it was said before. */
    end(hasDevice) {
        if (this.#over) return false;
        this.#over = true;
        if (this.#held || hasDevice) leaseGone();
        return true;
    }
}
