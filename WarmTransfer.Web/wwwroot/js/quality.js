// How well a call sounds, by the Voice SDK's samples: one a second, each with a mean opinion score from 1 to 4.5.

const poorBelow = 3.5;
const steady = 10_000;
// After a longer pause than this nobody knows how it sounded in between.
const gap = 5000;

/** Judges a call poor, or good again, once all figures of ten seconds say so. */
export class Quality {
    poor = false;
    worst = null;
    seconds = 0;
    poorSeconds = 0;
    #sum = 0;
    #count = 0;
    #last = null;
    #against = null;

    get mean() {
        return this.#sum / this.#count;
    }

    /** A score and when it was measured, in milliseconds. True when it changes the judgement. */
    sample(score, at) {
        if (!Number.isFinite(score) || score < 1 || score > 5) return false;
        this.#measure(score, at);
        if ((score < poorBelow) === this.poor) this.#against = null;
        else this.#against ??= at;
        if (this.#against === null || at - this.#against < steady) return false;
        this.poor = !this.poor;
        this.#against = null;
        return true;
    }

    #measure(score, at) {
        const passed = at - (this.#last ?? at);
        this.#last = at;
        if (passed > gap) this.#against = null;
        else {
            this.seconds += passed / 1000;
            this.poorSeconds += this.poor ? passed / 1000 : 0;
        }
        this.worst = Math.min(this.worst ?? score, score);
        this.#sum += score;
        this.#count++;
    }
}

// A leg's first seconds say little, and the server may not know it yet.
const settle = 3000;
const often = 60_000;
const again = 5000;
const mostWarnings = 5;

/** Tells the server how a call sounds: at its beginning, when the judgement changes, once a minute, and at the end. */
export class QualityReporter {
    #quality = new Quality();
    #warnings = [];
    #due;
    #waits;
    #told = null;
    #telling = false;
    #ended = false;

    /** send and sendLast take a report; the last one is sent while the page goes away. */
    constructor(call, send, sendLast, now = () => Date.now()) {
        Object.assign(this, { call, send, sendLast, now });
        this.#due = this.#waits = now() + settle;
        call.on('sample', ({ mos }) => this.#sample(mos));
        call.on('warning', name => this.#warned(name));
    }

    /** The last word. Of a leg that the server has never heard of there is none. */
    end() {
        if (!this.#ended && this.#told) this.sendLast(this.#report());
        this.#ended = true;
    }

    #sample(mos) {
        if (this.#ended) return;
        const now = this.now();
        this.#quality.sample(mos, now);
        if (this.#telling || this.#quality.worst === null || now < this.#waits) return;
        if (now >= this.#due || this.#told?.poor !== this.#quality.poor) this.#tell();
    }

    #warned(name) {
        this.#warnings = [...this.#warnings.filter(known => known !== name), name].slice(-mostWarnings);
    }

    #report() {
        const { poor, worst, mean, seconds, poorSeconds } = this.#quality;
        return { leg: this.call.parameters.CallSid, poor, worst, mean, seconds, poorSeconds, warnings: this.#warnings };
    }

    // What is refused will be refused again; what did not arrive may arrive soon.
    async #tell() {
        const report = this.#report();
        this.#telling = true;
        try {
            await this.send(report);
            this.#told = report;
            this.#due = this.now() + often;
        } catch (error) {
            this.#waits = this.now() + (error.status ? often : again);
        } finally {
            this.#telling = false;
        }
    }
}
