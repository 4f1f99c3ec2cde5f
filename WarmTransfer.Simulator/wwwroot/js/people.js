// Scripted callers and agents.

import { send } from './api.js';
import { byId, flags, keyed, make, setText } from './dom.js';
import { isRingingAt, partyOf } from './names.js';

const BEHAVIOUR = { answer: 'answers', decline: 'declines', ignore: 'lets it ring', manual: 'you decide' };
const NUMBERS = new Set(['answerAfter', 'hangUpAfter', 'tone', 'waitFor']);

export class People {
  #run;

  constructor(stream, { run }) {
    this.#run = run;
    this.#form('add-agent', '/api/agents', 'identity');
    this.#form('add-caller', '/api/callers', 'from');
    stream.addEventListener('state', ({ detail }) => this.#show(detail));
  }

  #form(id, path, next) {
    byId(id).addEventListener('submit', event => {
      event.preventDefault();
      this.#run(send('POST', path, planOf(event.target)).then(() => {
        event.target[next].value = following(event.target[next].value);
      }));
    });
  }

  #show(state) {
    keyed(byId('agents'), state.agents, ({ identity }) => identity, ({ identity }) => this.#create(identity), (row, agent) => this.#update(row, agent, state));
    const registered = state.identities.filter(({ devices }) => devices > 0).map(({ identity, devices }) => (devices > 1 ? `${identity} ×${devices}` : identity));
    setText(byId('registered'), registered.length > 0 ? `Registered phones: ${registered.join(', ')}` : 'No phone is registered.');
  }

  #create(identity) {
    const path = `/api/agents/${encodeURIComponent(identity)}`;
    return make('li', {},
      make('div', { className: 'who' }, make('strong', { textContent: identity }), make('span', { className: 'flags' })),
      make('div', { className: 'acts' }, this.#freezer(identity, path), this.#button('Remove', identity, () => send('DELETE', path))),
      make('ul', { className: 'ringing' }));
  }

  #freezer(identity, path) {
    const button = this.#button('Freeze', identity, () => send('POST', `${path}/${button.textContent.toLowerCase()}`));
    button.classList.add('freezer');
    return button;
  }

  #button(text, about, act) {
    return make('button', { type: 'button', className: 'quiet', textContent: text, 'aria-label': `${text} ${about}`, onclick: () => this.#run(act()) });
  }

  #update(row, agent, state) {
    flags(row.querySelector('.flags'), [{ text: BEHAVIOUR[agent.behaviour] }, agent.frozen && { text: 'frozen', tone: 'accent' }].filter(Boolean));
    const verb = agent.frozen ? 'Thaw' : 'Freeze';
    setText(row.querySelector('.freezer'), verb);
    row.querySelector('.freezer').setAttribute('aria-label', `${verb} ${agent.identity}`);
    const ringing = state.legs.filter(leg => isRingingAt(leg, agent.identity));
    keyed(row.querySelector('.ringing'), ringing, ({ callSid }) => callSid, leg => this.#createRinging(leg), () => {});
  }

  #createRinging(leg) {
    const act = verb => () => send('POST', `/api/legs/${leg.callSid}/${verb}`);
    return make('li', {}, make('span', { className: 'chip accent', textContent: `rings: ${leg.from}` }),
      this.#button('Answer', `as ${partyOf(leg)}`, act('answer')), this.#button('Decline', `as ${partyOf(leg)}`, act('decline')));
  }
}

// An empty field is left out, so that the network's own default holds.
function planOf(form) {
  const given = [...new FormData(form)].filter(([, value]) => value.trim() !== '');
  return Object.fromEntries(given.map(([name, value]) => [name, NUMBERS.has(name) ? Number(value) : value.trim()]));
}

const following = text => text.replace(/\d+$/, digits => String(BigInt(digits) + 1n).padStart(digits.length, '0'));
