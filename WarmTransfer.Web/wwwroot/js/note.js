// The note of a call, written by several people at once: what is typed is kept in this tab until the server has saved it, whatever happens to the line.

import { Y, edit } from '/lib/note-editor.js';
import { t } from './words.js';

const together = 200, later = 1000, farewell = 2000, places = 400, present = 30_000, most = 8000;
const kept = call => `note:${call}`;
const wait = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
const encode = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''));
const decode = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));

// What the editor says by itself, to those who listen.
const phrases = () => ({ 'Selection deleted': t('Selection deleted'), 'Control character': t('Control character') });

class Note {
    #doc = new Y.Doc();
    #unsaved = [];
    #others = new Map();
    #ended = false;
    #over = new AbortController();

    constructor(element, server, { call, readOnly, ...looks }) {
        Object.assign(this, { server, call, readOnly, state: element.parentElement.querySelector('[data-note-state]') });
        this.text = this.#doc.getText('note');
        this.editor = edit(element, this.text, { ...looks, phrases: phrases(), readOnly, moved: at => this.#moved(at) });
        this.#doc.on('update', (change, from) => from !== this && this.#typed(change));
        if (readOnly) return;
        this.#takeUp();
        addEventListener('pagehide', () => this.#goes(), { signal: this.#over.signal });
    }

    /** Something of the others, or what there was before. */
    receive(change) {
        try {
            Y.applyUpdate(this.#doc, change, this);
        } catch {
            // Nothing that can be read: the server leaves it out as well.
        }
        this.#draw();
    }

    /** Where somebody is; nothing: nowhere any more. */
    show(who, name, place) {
        if (place.length) this.#others.set(who, { name, place: Y.decodeRelativePosition(place), until: Date.now() + present });
        else this.#others.delete(who);
        this.#draw();
    }

    /** Ends when the last of it is saved; what cannot be is kept for the next note that is opened in this tab. */
    async end() {
        this.#ended = true;
        this.#over.abort();
        this.editor.end();
        clearTimeout(this.moving);
        if (this.#unsaved.length) await Promise.race([this.#save(this.call, this.#next().next).then(() => sessionStorage.removeItem(kept(this.call)), () => { }), wait(farewell)]);
        this.#doc.destroy();
    }

    // A page that goes waits for no answer: what it sends now it still keeps, and the same twice changes nothing.
    #goes() {
        for (let left = this.#unsaved; left.length;) {
            const { next, count } = this.#next(left);
            navigator.sendBeacon(`/calls/${encodeURIComponent(this.call)}/note`, next);
            left = left.slice(count);
        }
    }

    // What earlier pages of this tab could not bring to the server any more, of this note and of others.
    #takeUp() {
        for (const key of Object.keys(sessionStorage).filter(key => key.startsWith(kept('')))) {
            const [call, left] = [key.slice(kept('').length), decode(sessionStorage.getItem(key))];
            if (call === this.call) Y.applyUpdate(this.#doc, left);
            else this.#save(call, left).then(() => sessionStorage.removeItem(key), () => { });
        }
    }

    /** Why it is refused for good; undefined once it is saved. It throws when it is to be tried again. */
    async #save(call, change) {
        const { refused, again } = await this.server.invokeMethodAsync('Write', call, change);
        if (again) throw new Error(refused);
        return refused;
    }

    #typed(change) {
        this.#unsaved.push(change);
        this.#keep();
        this.sending ??= this.#send();
    }

    // One message for what was typed meanwhile, as long as it is no longer than the server takes.
    #next(unsaved = this.#unsaved) {
        let next = unsaved[0], count = 1;
        while (count < unsaved.length) {
            const more = Y.mergeUpdates([next, unsaved[count]]);
            if (more.length > most) break;
            [next, count] = [more, count + 1];
        }
        return { next, count };
    }

    async #send() {
        while (this.#unsaved.length && !this.#ended) {
            await wait(together);
            const { next, count } = this.#next();
            try {
                const refused = await this.#save(this.call, next);
                this.#unsaved.splice(0, count);
                this.#keep();
                this.#say(refused ?? (this.#unsaved.length ? t('Saving…') : t('Saved')));
            } catch {
                this.#say(t('Not saved yet. It is kept here and saved as soon as it can be.'));
                await wait(later);
            }
        }
        this.sending = null;
    }

    #keep() {
        if (this.#unsaved.length) sessionStorage.setItem(kept(this.call), encode(Y.mergeUpdates(this.#unsaved)));
        else sessionStorage.removeItem(kept(this.call));
    }

    #say(words) {
        if (this.state && this.state.textContent !== words) this.state.textContent = words;
    }

    #moved(at) {
        if (this.readOnly || this.#ended) return;
        this.at = at;
        this.moving ??= setTimeout(() => {
            this.moving = null;
            const place = this.at === null ? new Uint8Array() : Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(this.text, this.at));
            this.server.invokeMethodAsync('Show', place).catch(() => { });
        }, places);
    }

    #draw() {
        if (this.#ended) return;
        for (const [who, { until }] of this.#others) if (until < Date.now()) this.#others.delete(who);
        this.editor.place([...this.#others.values()].map(({ name, place }) => ({ name, at: Y.createAbsolutePositionFromRelativePosition(place, this.#doc)?.index ?? 0 })));
    }
}

/** Opens a note in this element; what is typed goes to the server's `Write`, where the caret is to its `Show`. */
export const open = (element, server, options) => new Note(element, server, options);
