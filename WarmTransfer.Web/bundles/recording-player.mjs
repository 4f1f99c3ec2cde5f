// <recording-player>: the browser's own player of a recording, with the waveform of both channels and what is where on it. Nothing is fetched before it is opened.
import WaveSurfer from 'wavesurfer.js';

// What wavesurfer.js writes into its shadow root as a style of its own, which our policy does not let in.
const styles = new CSSStyleSheet();
styles.replaceSync(`
:host { user-select: none; min-width: 1px; }
:host .scroll { overflow-x: auto; overflow-y: hidden; width: 100%; position: relative; }
:host .noScrollbar { scrollbar-color: transparent; scrollbar-width: none; }
:host .wrapper { position: relative; overflow: visible; z-index: 2; }
:host .canvases { min-height: 128px; pointer-events: none; }
:host .canvases > div { position: relative; }
:host canvas { display: block; position: absolute; top: 0; image-rendering: pixelated; }
:host .progress { pointer-events: none; position: absolute; z-index: 2; top: 0; left: 0; width: 0; height: 100%; overflow: hidden; }
:host .progress > div { position: relative; }
:host .cursor { pointer-events: none; position: absolute; z-index: 5; top: 0; left: 0; height: 100%; border-radius: 2px; }
`);

// Whose a call is would cover everything else.
const SHOWN = ['Hold', 'Consult', 'Transfer', 'Pause'];
const TINTS = { Hold: 'rgb(150 150 150 / 25%)', Consult: 'rgb(170 100 200 / 25%)', Transfer: 'rgb(60 140 220 / 20%)', Pause: 'rgb(220 80 60 / 30%)' };

class RecordingPlayer extends HTMLElement {
    connectedCallback() {
        const opened = this.closest('details');
        const open = () => { if (opened.open) this.open(); };
        opened.addEventListener('toggle', open);
        this.addEventListener('click', event => this.goTo(event.target.closest('[data-from]')));
        open();
    }

    get audio() {
        return this.querySelector('audio');
    }

    async open() {
        if (this.wave) return;
        this.show(false);
        try {
            const answer = await fetch(this.getAttribute('waveform'), { headers: { accept: 'application/json' } });
            if (!answer.ok) throw new Error(`${answer.status}`);
            this.draw(await answer.json());
        } catch {
            this.show(true);
        }
    }

    show(failed) {
        this.querySelector('[data-for="failed"]').hidden = !failed;
    }

    draw(peaks) {
        const place = this.querySelector('.wave');
        // A canvas knows no light-dark(): the colours are asked for as they have come out.
        const { color, outlineColor, caretColor } = getComputedStyle(place);
        this.audio.src = this.getAttribute('src');
        this.wave = WaveSurfer.create({
            container: place, media: this.audio, peaks, duration: Number(this.getAttribute('length')), height: 64, normalize: true, splitChannels: peaks.map(() => ({})),
            waveColor: color, progressColor: outlineColor, cursorColor: caretColor,
        });
        const root = this.wave.getWrapper().getRootNode();
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles];
        for (const mark of this.querySelectorAll('[data-from]')) this.tint(place, mark);
    }

    tint(place, mark) {
        const kind = mark.closest('[data-kind]').dataset.kind;
        if (!SHOWN.includes(kind)) return;
        const [from, to, length] = [mark.dataset.from, mark.dataset.to, this.getAttribute('length')].map(Number);
        const tint = Object.assign(document.createElement('span'), { className: 'tint' });
        Object.assign(tint.style, { position: 'absolute', insetBlock: '0', left: `${100 * from / length}%`, width: `${100 * Math.min(to - from, length - from) / length}%`, background: TINTS[kind], pointerEvents: 'none', zIndex: '6' });
        place.append(tint);
    }

    goTo(mark) {
        if (!mark || !this.audio.src) return;
        this.audio.currentTime = Number(mark.dataset.from);
        this.audio.play();
    }
}

customElements.define('recording-player', RecordingPlayer);
