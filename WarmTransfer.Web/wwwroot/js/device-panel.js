// The dialog with microphone, speaker, ring and headset. It is of the page that owns the phone, and needs no server.

import { Headset } from './headset.js';
import { t } from './words.js';

const part = name => document.querySelector(`#devices [data-device=${name}]`);
const seconds = 6;

const option = (value, text, selected) => Object.assign(document.createElement('option'), { value, textContent: text, selected });

const nameOf = device => device.label || t('Without a name');

const fill = (select, list, chosen) => {
    const missing = chosen && !list.some(device => device.deviceId === chosen);
    select.replaceChildren(
        option('', t('As the browser chooses'), !chosen),
        // The browser's own is the first already.
        ...list.filter(device => device.deviceId !== 'default' && device.deviceId !== 'communications').map(device => option(device.deviceId, nameOf(device), device.deviceId === chosen)),
        ...missing ? [option(chosen, t('What you chose, which is not plugged in'), true)] : []);
};

const check = (value, text, checked) => {
    const label = document.createElement('label');
    const box = Object.assign(document.createElement('input'), { type: 'checkbox', value, checked });
    label.append(box, text);
    // What a device is called, nobody translates.
    if (value) label.translate = false;
    return label;
};

const fillRing = ({ outputs, choices }) => part('ring').replaceChildren(
    check('', t('Where the browser plays everything'), choices.ring.includes('')),
    ...outputs.filter(device => device.deviceId !== 'default' && device.deviceId !== 'communications').map(device => check(device.deviceId, nameOf(device), choices.ring.includes(device.deviceId))));

const say = (name, text) => { if (part(name).textContent !== text) part(name).textContent = text; };

const sayMissing = ({ missing }) => say('missing', missing.input || missing.speaker ? t('Something that you chose is not plugged in: the browser’s own is used meanwhile.') : '');

const sayNotify = ({ choices }) => {
    const permission = globalThis.Notification?.permission;
    part('notify').setAttribute('aria-pressed', Boolean(choices.notify && permission === 'granted'));
    say('notify-says', !permission ? t('This browser cannot.') : permission === 'denied' ? t('The browser forbids it: allow it in the address bar.') : choices.notify ? t('Calls are shown outside of this window while you work in another.') : '');
};

const sayHeadset = headset => {
    part('headset').hidden = !Headset.isSupported;
    say('headset-says', !Headset.isSupported ? t('This browser reads no buttons of headsets.') : headset.name ? t('{0}: its buttons answer, hang up and mute.', headset.name) : t('Answer, hang up and mute with the buttons of your headset.'));
};

// As long as the dialog is open, and no longer: a microphone that is listened to shows a red mark.
class Meter {
    #stream = null;

    async start(constraints, show) {
        this.stop();
        const stream = this.#stream = await navigator.mediaDevices.getUserMedia(constraints).catch(() => null);
        if (!stream) return show(null);
        const audio = new AudioContext();
        const analyser = new AnalyserNode(audio, { fftSize: 1024 });
        audio.createMediaStreamSource(stream).connect(analyser);
        const samples = new Float32Array(analyser.fftSize);
        for (const end = Date.now() + seconds * 1000; this.#stream === stream && Date.now() < end; await new Promise(resolve => setTimeout(resolve, 80))) {
            analyser.getFloatTimeDomainData(samples);
            show(Math.min(1, 3 * samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0)));
        }
        stream.getTracks().forEach(track => track.stop());
        await audio.close();
        if (this.#stream === stream) this.#stream = null;
        show(0);
    }

    stop() {
        this.#stream?.getTracks().forEach(track => track.stop());
        this.#stream = null;
    }
}

const showLevel = level => {
    part('level').style.setProperty('--level', level ?? 0);
    part('level').setAttribute('aria-valuenow', (level ?? 0).toFixed(2));
    if (level === null) say('missing', t('The microphone could not be opened.'));
};

const playTone = async ({ choices, outputs }, source) => {
    const audio = new Audio(source);
    if (choices.speaker && outputs.some(device => device.deviceId === choices.speaker)) await audio.setSinkId?.(choices.speaker).catch(() => { });
    await audio.play().catch(() => { });
};

const askToNotify = async devices => {
    if (devices.choices.notify) return devices.choose({ notify: false });
    if (await globalThis.Notification?.requestPermission() === 'granted') return devices.choose({ notify: true });
    sayNotify(devices);
};

export const devicePanel = (phone, sounds) => {
    const { devices, ringer, headset } = phone.gear;
    const dialog = document.getElementById('devices');
    const meter = new Meter();
    const paint = () => {
        fill(part('input'), devices.inputs, devices.choices.input);
        fill(part('speaker'), devices.outputs, devices.choices.speaker);
        fillRing(devices);
        part('volume').value = devices.choices.ringVolume;
        for (const name of ['speaker-field', 'ring-field']) part(name).hidden = !devices.canChooseOutput;
        sayMissing(devices);
        sayNotify(devices);
    };
    const acts = {
        input: value => devices.choose({ input: value }),
        speaker: value => devices.choose({ speaker: value }),
        volume: value => devices.choose({ ringVolume: Number(value) }),
    };
    dialog.addEventListener('change', e => {
        if (e.target.closest('[data-device=ring]')) devices.choose({ ring: [...part('ring').querySelectorAll(':checked')].map(box => box.value) });
        else acts[e.target.dataset.device]?.(e.target.value);
    });
    const presses = {
        'test-input': () => meter.start(devices.constrain(phone.rtcConstraints), showLevel),
        'test-speaker': () => playTone(devices, sounds.outgoing),
        'test-ring': () => ringer.test(),
        notify: () => askToNotify(devices),
        headset: () => headset.connect().catch(() => { }),
        close: () => dialog.close(),
    };
    dialog.addEventListener('click', e => presses[e.target.closest('button')?.dataset.device]?.());
    dialog.addEventListener('close', () => { meter.stop(); ringer.stop(); });
    devices.addEventListener('change', paint);
    headset.addEventListener('change', () => sayHeadset(headset));
    document.querySelector('[data-opens=devices]').addEventListener('click', () => { devices.refresh(); sayHeadset(headset); dialog.showModal(); });
    paint();
    sayHeadset(headset);
};
