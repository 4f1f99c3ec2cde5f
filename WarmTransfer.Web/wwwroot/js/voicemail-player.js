// <voicemail-player> around an <audio> and its waveform: colours what was heard, and goes where one points. What is inside comes from the server, and when it likes.

class VoicemailPlayer extends HTMLElement {
    connectedCallback() {
        // These do not rise to us by themselves.
        for (const event of ['timeupdate', 'seeked', 'ended']) this.addEventListener(event, () => this.show(), true);
        this.addEventListener('click', event => this.goTo(event));
    }

    get audio() {
        return this.querySelector('audio');
    }

    show() {
        const [audio, heard] = [this.audio, this.querySelector('clipPath rect')];
        const parts = this.querySelector('svg')?.viewBox.baseVal.width ?? 0;
        if (heard && audio.duration > 0) heard.setAttribute('width', `${parts * audio.currentTime / audio.duration}`);
    }

    goTo(event) {
        const [wave, audio] = [event.target.closest('svg'), this.audio];
        if (!wave || !(audio.duration > 0)) return;
        const place = wave.getBoundingClientRect();
        audio.currentTime = audio.duration * (event.clientX - place.left) / place.width;
    }
}

customElements.define('voicemail-player', VoicemailPlayer);
