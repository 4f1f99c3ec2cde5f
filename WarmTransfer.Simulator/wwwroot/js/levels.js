// How loud a stream is, from 0 to 1, on a scale that follows the ear.

const FLOOR_DB = -60;

export class Level {
  #analyser;
  #samples;

  constructor(context, stream) {
    this.#analyser = new AnalyserNode(context, { fftSize: 1024 });
    this.#samples = new Float32Array(this.#analyser.fftSize);
    context.createMediaStreamSource(stream).connect(this.#analyser);
  }

  get value() {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    const power = this.#samples.reduce((sum, sample) => sum + sample * sample, 0) / this.#samples.length;
    const decibels = 10 * Math.log10(power || 1e-12);
    return Math.min(1, Math.max(0, 1 - decibels / FLOOR_DB));
  }
}
