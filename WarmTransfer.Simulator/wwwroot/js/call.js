// One telephone call of this browser: microphone, peer connection, keys.

import { Refused, send } from './api.js';
import { Level } from './levels.js';

const MICROPHONE_FAULTS = {
  NotAllowedError: 'The browser does not let this page use the microphone. Allow it beside the address and call again.',
  NotFoundError: 'This computer has no microphone. Plug one in and call again.',
  NotReadableError: 'The microphone is in use by another program. Close that and call again.',
};

export class MicrophoneFault extends Error {}

export async function openMicrophone() {
  if (!navigator.mediaDevices) throw new MicrophoneFault('Browsers give the microphone only to https pages and to localhost. Open this page as http://localhost.');
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch (fault) {
    throw new MicrophoneFault(MICROPHONE_FAULTS[fault.name] ?? `The microphone cannot be used: ${fault.message}`);
  }
}

export class Call {
  callSid = null;
  stream = null;
  #context = new AudioContext();
  #pressed = Promise.resolve();
  #closed = false;
  onMicrophoneLost = () => {};

  constructor(microphone, player) {
    // Without a microphone the customer is silent, but hears.
    this.microphone = microphone ?? this.#context.createMediaStreamDestination().stream;
    this.microphone.getAudioTracks()[0].addEventListener('ended', () => this.onMicrophoneLost());
    this.microphoneLevel = new Level(this.#context, this.microphone);
    this.pc = new RTCPeerConnection();
    this.pc.addTrack(this.microphone.getAudioTracks()[0], this.microphone);
    this.pc.addEventListener('track', ({ streams: [stream] }) => this.#hear(stream, player));
  }

  async dial(from, to) {
    await this.pc.setLocalDescription();
    const { callSid, sdp } = await send('POST', '/api/phones', { from, to, sdp: this.pc.localDescription.sdp });
    this.callSid = callSid;
    // Hung up while the network was still being asked.
    if (this.#closed) return this.hangUp();
    await this.pc.setRemoteDescription({ type: 'answer', sdp });
  }

  get muted() {
    return !this.microphone.getAudioTracks()[0].enabled;
  }

  set muted(muted) {
    this.microphone.getAudioTracks()[0].enabled = !muted;
  }

  press(key) {
    const { dtmf } = this.pc.getSenders()[0];
    if (dtmf?.canInsertDTMF) dtmf.insertDTMF(dtmf.toneBuffer + key);
    else this.#pressed = this.#pressed.then(() => send('POST', `/api/legs/${this.callSid}/press`, { digits: key }));
    return this.#pressed;
  }

  // Nobody recognises what is spoken into the microphone here: the words go as text.
  say(text) {
    return send('POST', `/api/legs/${this.callSid}/say`, { text });
  }

  // The leg may be over already: then there is nothing left to hang up.
  async hangUp() {
    try {
      if (this.callSid) await send('POST', `/api/legs/${this.callSid}/hangup`);
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
    }
  }

  close() {
    this.#closed = true;
    this.pc.close();
    for (const track of this.microphone.getTracks()) track.stop();
    this.#context.close();
  }

  #hear(stream, player) {
    this.stream = stream;
    player.srcObject = stream;
    player.play().catch(() => { player.controls = true; });
    this.heardLevel = new Level(this.#context, stream);
  }
}
