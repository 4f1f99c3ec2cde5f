import { AudioMap } from './map.js';
import { byId, setText, show } from './dom.js';
import { ChaosKnobs } from './chaos.js';
import { EventLog } from './log.js';
import { NetworkStream } from './stream.js';
import { People } from './people.js';
import { Phone } from './phone.js';

const TICK_MS = 250;

const stream = new NetworkStream();
const log = new EventLog(stream);
const actions = { run: watch, showEvents: callSid => log.showCall(callSid) };
const map = new AudioMap(stream, actions);
new People(stream, actions);
new ChaosKnobs(stream, actions);
// Tests and the browser's console reach the telephone's connection and sound through this.
window.phone = new Phone(stream, log);

stream.addEventListener('connected', () => connection(true));
stream.addEventListener('disconnected', () => connection(false));
byId('fault-close').addEventListener('click', () => show(byId('fault'), false));
setInterval(() => { map.tick(); window.phone.tick(); }, TICK_MS);
stream.open();

function connection(connected) {
  setText(byId('connection'), connected ? 'Live' : 'Disconnected');
  byId('connection').className = `chip ${connected ? 'good' : 'bad'}`;
  show(byId('disconnected'), !connected);
}

async function watch(action) {
  try {
    await action;
    show(byId('fault'), false);
  } catch (fault) {
    setText(byId('fault-text'), fault.message);
    show(byId('fault'), true);
  }
}
