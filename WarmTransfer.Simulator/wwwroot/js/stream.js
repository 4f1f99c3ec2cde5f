// The one connection to the network: state and events as they come, connected again by itself.

const RETRY_MS = 1000;

export class NetworkStream extends EventTarget {
  state = null;
  received = 0;
  #last = 0;
  #source = null;

  open() {
    this.#source = new EventSource(`/api/stream?after=${this.#last}`);
    this.#source.addEventListener('state', message => this.#onState(JSON.parse(message.data)));
    this.#source.addEventListener('events', message => this.#onEvents(JSON.parse(message.data)));
    this.#source.addEventListener('open', () => this.#tell('connected'));
    // The browser's own retry would ask for the same events again, so a new source is opened from where this one ended.
    this.#source.addEventListener('error', () => this.#reopen());
  }

  // The network's clock now, without trusting that it agrees with this browser's.
  now() {
    return this.state ? Date.parse(this.state.at) + performance.now() - this.received : 0;
  }

  since(instant) {
    return this.now() - Date.parse(instant);
  }

  #reopen() {
    this.#source.close();
    this.#tell('disconnected');
    setTimeout(() => this.open(), RETRY_MS);
  }

  #onState(state) {
    if (state.lastEvent < this.#last) return this.#restart();
    [this.state, this.received] = [state, performance.now()];
    this.#tell('state', state);
  }

  #onEvents(events) {
    this.#last = events.at(-1).seq;
    this.#tell('events', events);
  }

  // Another run of the simulator counts its events from the beginning.
  #restart() {
    this.#last = 0;
    this.#source.close();
    this.#tell('restarted');
    this.open();
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
