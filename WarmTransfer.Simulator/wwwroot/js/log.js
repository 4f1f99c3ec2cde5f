// The event log: everything the network did, filtered, followed, one row each.

import { byId, make, setText, show } from './dom.js';
import { partyOf } from './names.js';
import { isProblem, rowOf } from './log-row.js';

const KEPT = 3000;
const ROWS = 500;

export class EventLog {
  #entries = [];
  #held = [];
  #paused = false;

  constructor(stream) {
    stream.addEventListener('events', ({ detail }) => this.#take(detail));
    stream.addEventListener('restarted', () => this.#clear());
    stream.addEventListener('state', ({ detail }) => this.#calls(detail));
    for (const id of ['log-kind', 'log-call', 'log-text']) byId(id).addEventListener('input', () => this.#redraw());
    byId('log-pause').addEventListener('click', () => this.#pause());
    byId('log-clear').addEventListener('click', () => this.#clear());
    byId('log-follow').addEventListener('change', () => this.#follow());
    new ResizeObserver(() => this.#follow()).observe(byId('log-rows'));
    byId('log-rows').addEventListener('wheel', () => this.#leaveEnd(), { passive: true });
    byId('log-rows').addEventListener('touchmove', () => this.#leaveEnd(), { passive: true });
  }

  ofCall(callSid) {
    return this.#entries.concat(this.#held).filter(entry => entry.callSid === callSid);
  }

  showCall(callSid) {
    if (![...byId('log-call').options].some(({ value }) => value === callSid)) byId('log-call').append(make('option', { value: callSid, textContent: callSid }));
    byId('log-call').value = callSid;
    this.#redraw();
    byId('log').scrollIntoView({ block: 'nearest' });
    byId('log-rows').focus({ preventScroll: true });
  }

  #take(entries) {
    if (this.#paused) {
      this.#held = [...this.#held, ...entries].slice(-KEPT);
      setText(byId('log-pause'), `Resume (${this.#held.length} new)`);
      return;
    }
    this.#entries = [...this.#entries, ...entries].slice(-KEPT);
    this.#append(entries.filter(this.#filter()));
  }

  #append(entries) {
    const rows = byId('log-rows');
    rows.append(...entries.slice(-ROWS).map(rowOf));
    while (rows.childElementCount > ROWS) rows.firstElementChild.remove();
    show(byId('log-empty'), rows.childElementCount === 0);
    setText(byId('log-empty'), this.#entries.length > 0 ? 'No event matches the filter.' : 'No events yet.');
    this.#follow();
  }

  #redraw() {
    byId('log-rows').replaceChildren();
    this.#append(this.#entries.filter(this.#filter()));
  }

  #filter() {
    const [kind, call, text] = [byId('log-kind').value, byId('log-call').value, byId('log-text').value.trim().toLowerCase()];
    return entry => isKind(entry, kind) && (!call || entry.callSid === call) && (!text || contains(entry, text));
  }

  #follow() {
    const rows = byId('log-rows');
    if (byId('log-follow').checked) rows.scrollTop = rows.scrollHeight;
  }

  // Whoever scrolls up wants to read; at the end again the log follows again.
  #leaveEnd() {
    requestAnimationFrame(() => {
      const rows = byId('log-rows');
      byId('log-follow').checked = rows.scrollHeight - rows.scrollTop - rows.clientHeight < 8;
    });
  }

  #pause() {
    this.#paused = !this.#paused;
    byId('log-pause').setAttribute('aria-pressed', String(this.#paused));
    setText(byId('log-pause'), this.#paused ? 'Resume' : 'Pause');
    if (!this.#paused) this.#take(this.#held.splice(0));
  }

  #clear() {
    [this.#entries, this.#held] = [[], []];
    this.#redraw();
  }

  #calls(state) {
    const select = byId('log-call');
    const known = new Set([...select.options].map(({ value }) => value));
    for (const leg of state.legs.filter(({ callSid }) => !known.has(callSid)))
      select.append(make('option', { value: leg.callSid, textContent: `${partyOf(leg)} · ${leg.callSid.slice(-6)}` }));
    const listed = new Set(state.legs.map(({ callSid }) => callSid));
    for (const option of [...select.options]) if (option.value && !option.selected && !listed.has(option.value)) option.remove();
  }
}

function isKind(entry, kind) {
  if (kind === 'problem') return isProblem(entry);
  if (kind === 'twiml') return Boolean(entry.data?.twiml);
  return !kind || entry.kind === kind;
}

function contains(entry, text) {
  return [entry.text, entry.callSid, entry.conferenceSid, String(entry.code ?? ''), ...Object.values(entry.data ?? {})].some(part => part?.toLowerCase().includes(text));
}
