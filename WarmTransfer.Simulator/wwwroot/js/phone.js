// The customer's telephone.

import { Call, MicrophoneFault, openMicrophone } from './call.js';
import { DialForm } from './dial-form.js';
import { byId, duration, make, setText, show } from './dom.js';
import { whyOver } from './endings.js';
import { heardBy, isLive } from './names.js';

const KEYS = '123456789*0#';

export class Phone {
  #network;
  #log;
  #form = new DialForm(() => this.#dial(true));
  #call = null;
  #dialledAt = 0;
  #opening = false;
  #seen = false;
  #hungUpHere = false;

  constructor(network, log) {
    [this.#network, this.#log] = [network, log];
    byId('call-silently').addEventListener('click', () => this.#dial(false));
    byId('mute').addEventListener('click', () => this.#mute());
    byId('hang-up').addEventListener('click', () => this.#hangUp());
    byId('keys').append(...[...KEYS].map(key => make('button', { type: 'button', textContent: key, onclick: () => this.#press(key) })));
    byId('in-call').addEventListener('keydown', ({ key, target }) => { if (KEYS.includes(key) && target.id !== 'words') this.#press(key); });
    byId('say').addEventListener('submit', event => this.#say(event));
    network.addEventListener('state', () => this.#onState());
    network.addEventListener('restarted', () => this.#lose('the simulator was started anew'));
    addEventListener('pagehide', () => this.#call?.hangUp());
  }

  get pc() { return this.#call?.pc ?? null; }
  get stream() { return this.#call?.stream ?? null; }
  get microphone() { return this.#call?.microphone ?? null; }
  get callSid() { return this.#call?.callSid ?? null; }

  tick() {
    if (!this.#call) return;
    const leg = this.#leg();
    setText(byId('call-time'), duration(leg?.started ? this.#network.since(leg.started) : performance.now() - this.#dialledAt));
  }

  async #dial(withMicrophone) {
    if (this.#call || this.#opening) return;
    this.#fault('');
    try {
      const microphone = withMicrophone ? await this.#openMicrophone() : null;
      const call = this.#begin(new Call(microphone, byId('sound')), microphone !== null);
      await call.dial(this.#form.from, this.#form.to);
      this.#onState();
    } catch (fault) {
      if (this.#call) this.#end('');
      this.#fault(fault.message, fault instanceof MicrophoneFault);
    }
  }

  // The browser may ask the person first, for as long as it takes.
  async #openMicrophone() {
    this.#opening = true;
    setText(byId('call-label'), 'Waiting for the microphone…');
    try {
      return await openMicrophone();
    } finally {
      this.#opening = false;
      setText(byId('call-label'), 'Call');
    }
  }

  #begin(call, withMicrophone) {
    [this.#call, this.#dialledAt, this.#hungUpHere, this.#seen] = [call, performance.now(), false, false];
    call.pc.addEventListener('connectionstatechange', () => this.#onConnection(call));
    call.onMicrophoneLost = () => this.#fault('The microphone went away: nobody hears this customer any more.');
    show(byId('dial'), false);
    show(byId('in-call'), true);
    show(byId('call-ended'), false);
    show(byId('mute'), withMicrophone);
    setText(byId('call-status'), 'Calling…');
    for (const id of ['caption', 'hears', 'call-place']) setText(byId(id), '');
    this.#showMuted();
    byId('hang-up').focus();
    requestAnimationFrame(() => this.#meter(call));
    return call;
  }

  #end(ending) {
    const focused = byId('in-call').contains(document.activeElement);
    this.#call.close();
    this.#call = null;
    show(byId('in-call'), false);
    show(byId('dial'), true);
    show(byId('call-ended'), ending !== '');
    setText(byId('call-ended'), ending);
    if (focused) byId('call').focus();
  }

  #finish(why) {
    this.tick();
    this.#end(`Call ended after ${byId('call-time').textContent}: ${why}.`);
  }

  #lose(why) {
    if (this.#call) this.#finish(`lost, ${why}`);
  }

  async #hangUp() {
    this.#hungUpHere = true;
    const call = this.#call;
    await call.hangUp();
    if (call === this.#call) this.#finish('you hung up');
  }

  #onConnection(call) {
    if (call !== this.#call) return;
    if (call.pc.connectionState === 'failed') this.#lose('the sound connection to the simulator broke');
    else this.#onState();
  }

  #onState() {
    const state = this.#network.state;
    if (state) this.#form.show(state);
    if (!state || !this.callSid) return;
    const leg = this.#leg();
    if (leg && isLive(leg)) this.#showCall(state, leg);
    else if (leg) this.#finish(this.#hungUpHere ? 'you hung up' : whyOver(leg, this.#log.ofCall(leg.callSid)));
    else if (this.#seen) this.#finish('the network forgot it');
  }

  #showCall(state, leg) {
    this.#seen = true;
    const interrupted = this.pc.connectionState === 'disconnected';
    setText(byId('call-status'), interrupted ? 'Sound interrupted, trying again…' : leg.status === 'in-progress' ? 'Connected' : 'Ringing…');
    setText(byId('caption'), leg.playing ?? '');
    setText(byId('hears'), heardBy(state, { ...leg, playing: null }) || (leg.playing ? 'a recording' : 'nobody'));
    setText(byId('call-place'), leg.conference ?? 'no conference');
  }

  #leg() {
    return this.#network.state?.legs.find(({ callSid }) => callSid === this.callSid);
  }

  #mute() {
    this.#call.muted = !this.#call.muted;
    this.#showMuted();
  }

  #showMuted() {
    byId('mute').setAttribute('aria-pressed', String(this.#call.muted));
    setText(byId('mute-label'), this.#call.muted ? 'Muted' : 'Mute');
  }

  #press(key) {
    this.#call?.press(key).catch(fault => this.#fault(fault.message));
  }

  #say(event) {
    event.preventDefault();
    const words = byId('words').value.trim();
    if (words !== '') this.#call?.say(words).then(() => { byId('words').value = ''; }, fault => this.#fault(fault.message));
  }

  #meter(call) {
    if (call !== this.#call) return;
    byId('microphone-level').value = call.muted ? 0 : call.microphoneLevel.value;
    byId('heard-level').value = call.heardLevel?.value ?? 0;
    requestAnimationFrame(() => this.#meter(call));
  }

  #fault(text, microphone = false) {
    show(byId('phone-fault'), text !== '');
    setText(byId('phone-fault-text'), text);
    show(byId('call-silently'), microphone);
  }
}
