// Given to a page before its own scripts: devices that can be unplugged, a headset whose buttons a test presses, and what the system is told.
window.gear = {
    unplugged: new Set(), asked: [], told: [], lights: [], headset: null,

    plug(label, isIn) {
        if (isIn) this.unplugged.delete(label);
        else this.unplugged.add(label);
        navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    },

    // As browsers are by themselves. A browser that a test drives counts each question of the test as a click.
    needsClick() {
        const play = HTMLMediaElement.prototype.play;
        let clicked = false;
        const follow = page => page.addEventListener('pointerdown', () => { clicked = true; }, true);
        follow(window);
        if (parent !== window) return;
        // A window hears nothing of what its frames have loaded, a document does.
        document.addEventListener('load', e => { if (e.target.tagName === 'IFRAME') follow(e.target.contentWindow); }, true);
        Object.defineProperty(navigator, 'userActivation', { value: { get hasBeenActive() { return clicked; } } });
        HTMLMediaElement.prototype.play = function() {
            return clicked || this.srcObject ? play.call(this) : Promise.reject(new DOMException('Nobody has clicked yet.', 'NotAllowedError'));
        };
    },

    // One byte: bit 0 is the hook, bit 1 mute.
    press(byte) {
        this.headset.dispatchEvent(Object.assign(new Event('inputreport'), { reportId: 1, data: new DataView(new Uint8Array([byte]).buffer) }));
    },
};

const enumerate = navigator.mediaDevices.enumerateDevices.bind(navigator.mediaDevices);
navigator.mediaDevices.enumerateDevices = async () => (await enumerate()).filter(device => !window.gear.unplugged.has(device.label));

const microphone = navigator.mediaDevices.getUserMedia;
navigator.mediaDevices.getUserMedia = constraints => {
    window.gear.asked.push(constraints);
    return microphone(constraints);
};

window.Notification = class extends EventTarget {
    static permission = 'granted';
    static requestPermission = async () => 'granted';
    constructor(title, { body }) { super(); window.gear.told.push(`${title}: ${body}`); }
    close() { window.gear.told.push('closed'); }
};

const control = (usage, size, count = 1, isConstant = false) => ({ usages: [usage], reportSize: size, reportCount: count, isRange: false, isConstant, isAbsolute: true });
window.gear.headset = Object.assign(new EventTarget(), {
    productName: 'Test Headset 7', opened: false,
    async open() { this.opened = true; },
    async sendReport(report, data) { window.gear.lights.push([report, ...data]); },
    collections: [{
        usagePage: 0x0b, children: [],
        inputReports: [{ reportId: 1, items: [control(0x0b0020, 1), control(0x0b002f, 1), control(0, 6, 1, true)] }],
        outputReports: [{ reportId: 2, items: [control(0x080018, 1), control(0x080017, 1), control(0x080009, 1), control(0, 5, 1, true)] }],
    }],
});
Object.defineProperty(navigator, 'hid', { value: Object.assign(new EventTarget(), { getDevices: async () => [], requestDevice: async () => [window.gear.headset] }) });
