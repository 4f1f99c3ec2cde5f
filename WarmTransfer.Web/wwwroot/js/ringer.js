// The ring, on every output that was chosen and as loud as wanted. The SDK would ring on each at full volume, and keep to itself that the browser lets nobody hear it.

const probeVolume = 0.001;

export class Ringer extends EventTarget {
    /** The browser plays nothing before somebody has clicked or typed in this window. */
    blocked = false;
    #playing = new Set();
    #source;
    #devices;

    constructor(source, devices) {
        super();
        [this.#source, this.#devices] = [source, devices];
        devices.addEventListener('change', () => { if (this.#playing.size) this.start(); });
    }

    /** What is heard where at this moment. */
    get heard() {
        return [...this.#playing].filter(audio => !audio.paused).map(({ sinkId, volume }) => ({ output: sinkId ?? '', volume }));
    }

    start() {
        this.stop();
        return Promise.all(this.#devices.ring.map(output => this.#play(output, { loop: true, volume: this.#devices.choices.ringVolume })));
    }

    stop() {
        for (const audio of this.#playing) audio.pause();
        this.#playing.clear();
    }

    /** Once, to hear how it will be. */
    test() {
        this.stop();
        return Promise.all(this.#devices.ring.map(output => this.#play(output, { volume: this.#devices.choices.ringVolume })));
    }

    /** Whether it would be heard: as good as silent, and for a moment. */
    async probe() {
        const audio = Object.assign(new Audio(this.#source), { volume: probeVolume });
        await this.#begin(audio);
        audio.pause();
    }

    async #play(output, settings) {
        const audio = Object.assign(new Audio(this.#source), settings);
        this.#playing.add(audio);
        audio.addEventListener('ended', () => this.#playing.delete(audio));
        // One that was unplugged just now: better the browser's own than none.
        if (output) await audio.setSinkId?.(output).catch(() => { });
        if (this.#playing.has(audio)) await this.#begin(audio);
        if (!this.#playing.has(audio)) audio.pause();
    }

    async #begin(audio) {
        try {
            await audio.play();
            this.#set(false);
        } catch (error) {
            // Stopped before it began is no fault.
            if (error.name === 'NotAllowedError') this.#set(true);
        }
    }

    #set(blocked) {
        if (this.blocked === blocked) return;
        this.blocked = blocked;
        this.dispatchEvent(new Event('blocked'));
        // Whoever clicks while it rings in silence hears it from then on.
        if (!blocked && [...this.#playing].some(audio => audio.paused)) this.start();
    }
}
