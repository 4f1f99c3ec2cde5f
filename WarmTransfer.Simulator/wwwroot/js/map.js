// The audio map: every conference and every other call, and who hears whom in it.

import { send } from './api.js';
import { byId, duration, flags, icon, keyed, make, setText, show } from './dom.js';
import { heardBy, isLive, nameOf, partyOf, seatOf } from './names.js';

const DEAD_AIR_LIMIT = 2;
const OUTSIDE = { sid: 'outside', name: 'Outside conferences' };

export class AudioMap {
  #stream;
  #actions;

  constructor(stream, actions) {
    [this.#stream, this.#actions] = [stream, actions];
    stream.addEventListener('state', ({ detail }) => this.#show(detail));
  }

  tick() {
    if (!this.#stream.state) return;
    for (const row of byId('rooms').querySelectorAll('.leg')) this.#tickLeg(row);
  }

  #show(state) {
    const rooms = this.#rooms(state);
    show(byId('map-empty'), rooms.length === 0);
    keyed(byId('rooms'), rooms, ({ sid }) => sid, room => this.#createRoom(room), (card, room) => this.#updateRoom(card, room, state));
    const over = state.legs.filter(leg => !isLive(leg));
    const ended = byId('ended');
    show(ended, over.length > 0);
    setText(ended.firstElementChild, `Ended calls (${over.length})`);
    this.#showLegs(ended.lastElementChild, over, state);
  }

  #rooms(state) {
    const live = state.legs.filter(isLive);
    const inRoom = conference => conference.participants.map(({ callSid }) => live.find(leg => leg.callSid === callSid)).filter(Boolean);
    const rooms = state.conferences.map(conference => ({ ...conference, legs: inRoom(conference) }));
    const seated = new Set(rooms.flatMap(({ legs }) => legs));
    const outside = live.filter(leg => !seated.has(leg));
    return outside.length > 0 ? [...rooms, { ...OUTSIDE, legs: outside }] : rooms;
  }

  #createRoom(room) {
    return make('article', { className: 'room' },
      make('h3', {}, make('span', { textContent: room.name }), make('span', { className: 'chip room-status' })),
      make('ul', { className: 'legs' }));
  }

  #updateRoom(card, room, state) {
    const status = card.querySelector('.room-status');
    show(status, Boolean(room.status));
    setText(status, room.status === 'init' ? 'waiting to start' : room.status ?? '');
    status.classList.toggle('good', room.status === 'in-progress');
    this.#showLegs(card.querySelector('.legs'), room.legs, state);
  }

  #showLegs(list, legs, state) {
    keyed(list, legs, ({ callSid }) => callSid, leg => this.#createLeg(leg), (row, leg) => this.#updateLeg(row, leg, state));
  }

  #createLeg(leg) {
    const name = partyOf(leg);
    return make('li', { className: 'leg' },
      make('div', { className: 'who' }, make('strong', { textContent: name }), make('span', { className: 'label' }), make('span', { className: 'flags' }), make('span', { className: 'time' })),
      make('p', { className: 'ears' }, make('span', { className: 'hears' })),
      make('p', { className: 'dead-air' }, icon('silence'), make('span')),
      make('div', { className: 'acts' },
        make('button', { type: 'button', className: 'quiet', textContent: 'Events', 'aria-label': `Events of ${name}`, onclick: () => this.#actions.showEvents(leg.callSid) }),
        make('button', { type: 'button', className: 'quiet end', textContent: 'Hang up', 'aria-label': `Hang up ${name}`, onclick: () => this.#actions.run(send('POST', `/api/legs/${leg.callSid}/hangup`)) })));
  }

  #updateLeg(row, leg, state) {
    row.leg = leg;
    const seat = seatOf(state, leg.callSid);
    const label = seat?.label ?? '';
    setText(row.querySelector('.label'), label === partyOf(leg) ? '' : label);
    flags(row.querySelector('.flags'), this.#flags(leg, seat, state));
    const heard = heardBy(state, leg);
    setText(row.querySelector('.hears'), leg.status !== 'in-progress' ? '' : heard ? `hears ${heard}` : 'hears nothing');
    show(row.querySelector('.end'), isLive(leg));
    this.#tickLeg(row);
  }

  #flags(leg, seat, state) {
    return [
      leg.status !== 'in-progress' && { text: leg.status, tone: leg.status === 'ringing' ? 'accent' : '' },
      seat && !seat.joined && leg.status === 'in-progress' && { text: 'joining' },
      seat?.hold && { text: 'on hold', tone: 'busy', symbol: 'hold' },
      seat?.muted && { text: 'muted', tone: 'busy', symbol: 'mute' },
      seat?.coaching && { text: `coaches ${nameOf(state, seat.callSidToCoach)}`, tone: 'accent' },
      seat?.endConferenceOnExit && { text: 'ends conference on exit' },
    ].filter(Boolean);
  }

  #tickLeg(row) {
    const { leg } = row;
    setText(row.querySelector('.time'), leg.started ? duration(leg.ended ? Date.parse(leg.ended) - Date.parse(leg.started) : this.#stream.since(leg.started)) : '');
    const { longestSeconds, totalSeconds, currentSeconds } = leg.deadAir;
    const more = currentSeconds === null ? 0 : this.#stream.since(this.#stream.state.at) / 1000;
    const [longest, total] = [Math.max(longestSeconds, (currentSeconds ?? 0) + more), totalSeconds + more];
    const meter = row.querySelector('.dead-air');
    show(meter, total >= 0.05);
    meter.classList.toggle('bad', longest > DEAD_AIR_LIMIT);
    meter.firstElementChild.className = `icon ${longest > DEAD_AIR_LIMIT ? 'warning' : 'silence'}`;
    setText(meter.lastElementChild, `${longest > DEAD_AIR_LIMIT ? 'Dead air' : 'silence'}: longest ${longest.toFixed(1)} s, total ${total.toFixed(1)} s${currentSeconds === null ? '' : ', silent now'}`);
  }
}
