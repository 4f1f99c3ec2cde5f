// <help-chime>: is heard once as it comes onto the page. Made here: a sound that had to be fetched could come too late, or not at all.

const notes = [[660, 0], [880, 0.18]];

const strike = (audio, [hertz, after]) => {
    const [tone, loudness] = [audio.createOscillator(), audio.createGain()];
    const at = audio.currentTime + after;
    tone.frequency.value = hertz;
    loudness.gain.setValueAtTime(0, at);
    loudness.gain.linearRampToValueAtTime(0.15, at + 0.02);
    loudness.gain.exponentialRampToValueAtTime(0.001, at + 0.4);
    tone.connect(loudness).connect(audio.destination);
    tone.start(at);
    tone.stop(at + 0.45);
};

class HelpChime extends HTMLElement {
    connectedCallback() {
        const audio = new AudioContext();
        notes.forEach(note => strike(audio, note));
        setTimeout(() => audio.close(), 1500);
    }
}

customElements.define('help-chime', HelpChime);
