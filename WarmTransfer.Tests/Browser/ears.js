// Given to a page before its own scripts: the microphone is a tone, and what arrives can be measured at other tones.
window.ears = {
    tone: 0,
    analysers: new Map(),
    context: null,

    audio() {
        this.context ??= new AudioContext();
        return this.context;
    },

    microphone() {
        const context = this.audio();
        const out = context.createMediaStreamDestination();
        const tone = new OscillatorNode(context, { frequency: this.tone });
        tone.connect(new GainNode(context, { gain: 0.3 })).connect(out);
        tone.start();
        return out.stream;
    },

    // Level of one frequency in what arrives, in decibels, averaged a little by the analyser; -Infinity before a stream is there.
    level(stream, frequency) {
        if (!stream) return -1000;
        const analyser = this.listen(stream);
        const bins = new Float32Array(analyser.frequencyBinCount);
        analyser.getFloatFrequencyData(bins);
        const bin = Math.round(frequency * analyser.fftSize / this.audio().sampleRate);
        return Math.max(-1000, ...bins.slice(bin - 1, bin + 2));
    },

    // Level of the loudest frequency in what arrives.
    loudest(stream) {
        if (!stream) return -1000;
        const analyser = this.listen(stream);
        const bins = new Float32Array(analyser.frequencyBinCount);
        analyser.getFloatFrequencyData(bins);
        return Math.max(-1000, ...bins.slice(1));
    },

    listen(stream) {
        if (!this.analysers.has(stream.id)) {
            const analyser = new AnalyserNode(this.audio(), { fftSize: 8192, smoothingTimeConstant: 0.3 });
            this.audio().createMediaStreamSource(stream).connect(analyser);
            this.analysers.set(stream.id, analyser);
        }
        return this.analysers.get(stream.id);
    },
};
navigator.mediaDevices.getUserMedia = async () => window.ears.microphone();
