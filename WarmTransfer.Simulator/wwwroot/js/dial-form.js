// Who calls whom: the number dialled and the number shown.

import { byId, make, show } from './dom.js';
import { isLive } from './names.js';

// Made up, and yet valid: whoever speaks to nobody can be called back.
const FIRST_CUSTOMER = 12025550101;
const FROM = {
  anonymous: () => 'anonymous',
  sip: () => byId('from-sip').value.trim(),
  number: () => byId('from-number').value.replace(/[\s().-]/g, ''),
};

export class DialForm {
  constructor(onDial) {
    byId('dial').addEventListener('submit', event => { event.preventDefault(); onDial(); });
    byId('from-kind').addEventListener('change', () => this.#showFrom());
    this.#showFrom();
  }

  get from() { return FROM[byId('from-kind').value](); }
  get to() { return byId('to').value; }

  show(state) {
    const select = byId('to');
    const numbers = state.numbers.map(({ number }) => number);
    if (numbers.join() !== [...select.options].map(({ value }) => value).join()) {
      select.replaceChildren(...numbers.map(number => make('option', { value: number, textContent: number })));
      this.#takeFreeNumber(state);
    }
    byId('call').disabled = numbers.length === 0;
    const number = state.numbers.find(candidate => candidate.number === select.value);
    show(byId('not-set-up'), Boolean(number) && !number.voiceUrl);
  }

  // Every tab is another customer, so it starts with a number that nobody calls from now.
  #takeFreeNumber(state) {
    const taken = new Set(state.legs.filter(isLive).map(({ from }) => from));
    let number = FIRST_CUSTOMER;
    while (taken.has(`+${number}`)) number++;
    byId('from-number').value = `+${number}`;
  }

  #showFrom() {
    const kind = byId('from-kind').value;
    for (const each of ['number', 'sip']) {
      show(byId(`from-${each}-field`), each === kind);
      byId(`from-${each}`).required = each === kind;
      byId(`from-${each}`).disabled = each !== kind;
    }
  }
}
