// The knobs of what goes wrong.

import { send } from './api.js';
import { byId, make, setText, show } from './dom.js';

const GROUPS = {
  Callbacks: [
    ['callbackDrop', 'Dropped', '%'], ['callbackDuplicate', 'Sent twice', '%'], ['callbackReorder', 'Out of order', '%'],
    ['callbackBeforeResponse', 'Before the REST answer', '%'], ['callbackDelayMinMs', 'Delay from', 'ms'], ['callbackDelayMaxMs', 'Delay up to', 'ms'],
  ],
  TwiML: [['twimlFail', 'Fails (11200)', '%'], ['twimlDelayMs', 'Delay', 'ms']],
  REST: [
    ['restTooManyRequests', 'Answers 429', '%'], ['restServerError', 'Answers 503', '%'], ['restTimeoutAfterEffect', 'Effect, but no answer', '%'],
    ['recordingPauseRefused', 'Pauses of recordings refused', '%'], ['restSlow', 'Slow', '%'], ['restSlowMs', 'Slow means', 'ms'], ['callReadLagMs', 'Reading a call lags', 'ms', 2000],
  ],
};
const KNOBS = Object.entries(GROUPS).flatMap(([group, knobs]) => knobs.map(([key, label, unit]) => ({ key, unit, text: `${group} ${label.toLowerCase()}` })));
// It only says how slow; whether anything is slow is another knob.
const HARMLESS = new Set(['restSlowMs']);
const CALM = { restSlowMs: 3000 };

export class ChaosKnobs {
  #settings = null;

  constructor(stream, { run }) {
    byId('chaos-fields').append(...Object.entries(GROUPS).map(fieldset));
    byId('chaos-details').open = matchMedia('(width >= 64rem)').matches;
    byId('chaos-form').addEventListener('submit', event => { event.preventDefault(); this.#apply(this.#entered()); });
    byId('chaos-reset').addEventListener('click', () => this.#apply(calm()));
    byId('calm').addEventListener('click', () => run(this.#put(calm())));
    stream.addEventListener('state', ({ detail }) => this.#show(detail.chaos));
  }

  async #apply(settings) {
    try {
      await this.#put(settings);
      this.#fault('');
    } catch (fault) {
      this.#fault(fault.message);
    }
  }

  async #put(settings) {
    const applied = await send('PUT', '/api/chaos', settings);
    this.#settings = null;
    this.#show(applied);
  }

  #entered() {
    return Object.fromEntries(KNOBS.map(({ key }) => [key, byId(key).valueAsNumber || 0]));
  }

  // What somebody is typing is left alone until the network's settings really change.
  #show(settings) {
    const same = this.#settings && KNOBS.every(({ key }) => this.#settings[key] === settings[key]);
    if (same) return;
    this.#settings = settings;
    for (const { key } of KNOBS) byId(key).value = settings[key];
    const on = KNOBS.filter(({ key }) => settings[key] > 0 && !HARMLESS.has(key));
    show(byId('chaos-banner'), on.length > 0);
    setText(byId('chaos-summary'), `Chaos is on: ${on.map(({ key, text, unit }) => `${text} ${settings[key]} ${unit}`).join(', ')}.`);
  }

  #fault(text) {
    show(byId('chaos-fault'), text !== '');
    setText(byId('chaos-fault'), text);
  }
}

const calm = () => Object.fromEntries(KNOBS.map(({ key }) => [key, CALM[key] ?? 0]));

function fieldset([group, knobs]) {
  return make('fieldset', {}, make('legend', { textContent: group }), ...knobs.map(knob));
}

function knob([key, label, unit, most]) {
  const max = most ?? (unit === '%' ? 100 : 600000);
  return make('label', {}, make('span', { textContent: label }),
    make('input', { id: key, name: key, type: 'number', min: 0, max, step: unit === '%' ? 'any' : 1, value: 0 }), make('span', { className: 'unit', textContent: unit }));
}
