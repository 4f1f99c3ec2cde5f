// Buttons and lights of a headset by WebHID (HID Usage Tables: telephony page 0x0b, LED page 0x08). The browser asks its user once, by a click.

import { t } from './words.js';

const telephony = 0x0b;
const hookSwitch = 0x0b0020, phoneMute = 0x0b002f;
const lights = { muted: 0x080009, offHook: 0x080017, ringing: 0x080018 };
// Some headsets answer a light with the press that would have led to it.
const echo = 250;

// Where in its report each control is, in bits.
const fieldsOf = reports => reports.flatMap(report => {
    let offset = 0;
    return report.items.flatMap(item => Array.from({ length: item.reportCount }, (_, i) => {
        const usage = item.isConstant ? 0 : item.isRange ? item.usageMinimum + i : item.usages?.[Math.min(i, item.usages.length - 1)] ?? 0;
        const field = { report: report.reportId ?? 0, usage, offset };
        offset += item.reportSize;
        return { ...field, end: offset };
    }));
});

const all = (device, kind) => device.collections.flatMap(function within(collection) {
    return [...fieldsOf(collection[kind] ?? []), ...(collection.children ?? []).flatMap(within)];
});

const bit = (data, offset) => Boolean(offset >> 3 < data.byteLength && data.getUint8(offset >> 3) >> (offset & 7) & 1);

/** Its hook is lifted to answer, and put down to hang up; it shows what the phone does, whoever did it. Event: 'change'. */
export class Headset extends EventTarget {
    name = null;
    #device = null;
    #inputs = [];
    #outputs = [];
    #pressed = new Map();
    #quietUntil = 0;
    #shown = '';
    #phone;

    constructor(phone) {
        super();
        this.#phone = phone;
        for (const subject of [this, phone]) subject.addEventListener('change', () => this.#show(phone.snapshot));
    }

    static get isSupported() {
        return Boolean(navigator.hid);
    }

    /** The ones that this browser may use already. */
    async begin() {
        if (!Headset.isSupported) return;
        navigator.hid.addEventListener('connect', () => this.#reopen());
        navigator.hid.addEventListener('disconnect', e => { if (e.device === this.#device) this.#forget(); });
        await this.#reopen();
    }

    /** Asks for one; only by a click. */
    async connect() {
        const [device] = await navigator.hid.requestDevice({ filters: [{ usagePage: telephony }] });
        if (device) await this.#open(device);
    }

    async #show({ state, muted }) {
        const shows = { ringing: state === 'incoming', offHook: state === 'in-call', muted };
        const wanted = JSON.stringify(shows);
        if (!this.#device || wanted === this.#shown) return;
        this.#shown = wanted;
        this.#quietUntil = Date.now() + echo;
        const on = Object.entries(shows).filter(([, is]) => is).map(([name]) => lights[name]);
        for (const report of new Set(this.#outputs.filter(field => Object.values(lights).includes(field.usage)).map(field => field.report))) await this.#send(report, on);
    }

    async #send(report, on) {
        const fields = this.#outputs.filter(field => field.report === report);
        const data = new Uint8Array(Math.ceil(Math.max(...fields.map(field => field.end)) / 8));
        for (const { offset } of fields.filter(field => on.includes(field.usage))) data[offset >> 3] |= 1 << (offset & 7);
        await this.#device?.sendReport(report, data).catch(error => console.warn('The headset took no light.', error));
    }

    async #reopen() {
        if (this.#device) return;
        const known = (await navigator.hid.getDevices()).find(device => device.collections.some(collection => collection.usagePage === telephony));
        if (known) await this.#open(known).catch(error => console.warn('The headset could not be opened.', error));
    }

    async #open(device) {
        if (this.#device) this.#forget();
        if (!device.opened) await device.open();
        [this.#device, this.name, this.#inputs, this.#outputs, this.#shown] = [device, device.productName || t('Headset'), all(device, 'inputReports'), all(device, 'outputReports'), ''];
        device.addEventListener('inputreport', e => { if (device === this.#device) this.#heard(e); });
        this.dispatchEvent(new Event('change'));
    }

    #forget() {
        [this.#device, this.name] = [null, null];
        this.#pressed.clear();
        this.dispatchEvent(new Event('change'));
    }

    #heard({ reportId, data }) {
        for (const { usage, offset } of this.#inputs.filter(field => field.report === reportId && (field.usage === hookSwitch || field.usage === phoneMute))) this.#moved(usage, bit(data, offset));
    }

    #moved(usage, pressed) {
        if ((this.#pressed.get(usage) ?? false) === pressed) return;
        this.#pressed.set(usage, pressed);
        if (usage === phoneMute) {
            if (pressed && Date.now() >= this.#quietUntil) this.#phone.toggleMute();
        } else if (pressed) this.#phone.answer();
        else this.#phone.hangUp();
    }
}
