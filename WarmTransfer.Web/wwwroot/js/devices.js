// Which microphone, speaker and outputs for the ring this browser uses. The choices stay in this browser; what is unplugged is done without, and is taken again when it is back.

const stored = 'warmtransfer-devices';
const initial = { input: '', speaker: '', ring: [''], ringVolume: 1, notify: false };

const read = () => {
    try {
        return { ...initial, ...JSON.parse(localStorage.getItem(stored) ?? '{}') };
    } catch {
        return initial;
    }
};

const has = (list, id) => list.some(device => device.deviceId === id);

export class Devices extends EventTarget {
    inputs = [];
    outputs = [];
    choices = read();
    #device = null;
    #inCall = () => false;
    // With which microphone the call was begun.
    #opened = 'default';

    constructor(inCall) {
        super();
        this.#inCall = inCall;
        navigator.mediaDevices?.addEventListener('devicechange', () => this.refresh());
    }

    get canChooseOutput() {
        return 'setSinkId' in HTMLMediaElement.prototype;
    }

    /** What was chosen and is not there. */
    get missing() {
        const { input, speaker, ring } = this.choices;
        return { input: Boolean(input) && !has(this.inputs, input), speaker: Boolean(speaker) && !has(this.outputs, speaker), ring: ring.some(id => id && !has(this.outputs, id)) };
    }

    /** Outputs on which it rings now; the empty name is the browser's own. */
    get ring() {
        const there = this.choices.ring.filter(id => !id || has(this.outputs, id));
        return there.length ? there : [''];
    }

    /** The same constraints, of the chosen microphone where it is there. It is opened for a call, and never held between calls. */
    constrain(constraints) {
        const { input } = this.choices;
        if (!input || !has(this.inputs, input)) return constraints;
        const audio = constraints.audio === true ? {} : constraints.audio;
        return { ...constraints, audio: { ...audio, deviceId: { ideal: input } } };
    }

    /** The SDK's device, whose sound goes where it was chosen from now on. */
    attach(device) {
        this.#device = device;
        device.audio?.on('deviceChange', () => this.refresh());
        return this.refresh();
    }

    detach() {
        this.#device = null;
    }

    async refresh() {
        const all = await navigator.mediaDevices?.enumerateDevices().catch(() => []) ?? [];
        // Without permission there is one of each kind, without a name.
        this.inputs = all.filter(device => device.kind === 'audioinput' && device.deviceId);
        this.outputs = all.filter(device => device.kind === 'audiooutput' && device.deviceId);
        await this.#apply();
        this.dispatchEvent(new Event('change'));
    }

    async choose(changes) {
        this.choices = { ...this.choices, ...changes };
        localStorage.setItem(stored, JSON.stringify(this.choices));
        await this.#apply();
        this.dispatchEvent(new Event('change'));
    }

    /** A call is over: the SDK lets the microphone go that it was given in it. */
    callOver() {
        if (this.#device?.audio?.inputDevice) this.#device.audio.unsetInputDevice().catch(() => { });
    }

    // What cannot be had is left as it is: the call goes on with what it has.
    async #apply() {
        const audio = this.#device?.audio;
        if (!audio) return;
        await Promise.all([this.#applySpeaker(audio), this.#inCall() ? this.#applyInput(audio) : null].map(one => one?.catch(error => console.warn('A device could not be used.', error))));
    }

    async #applySpeaker(audio) {
        const { speaker } = this.choices;
        const wanted = speaker && has(this.outputs, speaker) ? speaker : 'default';
        const now = [...audio.speakerDevices.get()].map(device => device.deviceId);
        if (!audio.isOutputSelectionSupported || !audio.availableOutputDevices.has(wanted) || (now.length === 1 && now[0] === wanted)) return;
        await audio.speakerDevices.set(wanted);
    }

    // In a call: another microphone takes over where the last one was unplugged, or another is chosen.
    async #applyInput(audio) {
        const { input } = this.choices;
        const wanted = input && has(this.inputs, input) ? input : audio.availableInputDevices.has('default') ? 'default' : this.inputs[0]?.deviceId;
        if (!wanted || !audio.availableInputDevices.has(wanted) || (audio.inputDevice?.deviceId ?? (input ? this.#opened : 'default')) === wanted) return;
        this.#opened = wanted;
        await audio.setInputDevice(wanted);
    }

    /** A call begins, with the microphone that is chosen and there. */
    callBegins() {
        const { input } = this.choices;
        this.#opened = input && has(this.inputs, input) ? input : 'default';
    }
}
