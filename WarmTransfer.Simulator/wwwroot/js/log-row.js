// One event: a line that opens to its details.

import { make } from './dom.js';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 });
const KINDS = { webhook: 'webhook', rest: 'REST', leg: 'call', conference: 'room', device: 'phone', debugger: 'debug' };
const REST_FAILED = / → (?:[45]\d\d|cut off)/;

const ACCOUNT = /\/2010-04-01\/Accounts\/AC\w{32}\//;

const webhookFailed = ({ data }) => Boolean(data?.status) && !/^[23]/.test(data.status);

export const isProblem = entry => entry.level !== 'info' || webhookFailed(entry) || (entry.kind === 'rest' && REST_FAILED.test(entry.text));

const toneOf = entry => (entry.level === 'warning' ? 'busy' : isProblem(entry) ? 'bad' : '');

export function rowOf(entry) {
  const details = make('details', { ontoggle: () => fill(details, entry) },
    make('summary', {},
      make('time', { dateTime: entry.at, textContent: clock.format(new Date(entry.at)) }),
      make('span', { className: 'kind', 'data-kind': entry.kind, textContent: entry.level === 'info' ? KINDS[entry.kind] ?? entry.kind : entry.level }),
      make('span', { className: 'text', textContent: summaryOf(entry) }),
      make('span', { className: 'extra', textContent: extraOf(entry) })));
  return make('li', { className: toneOf(entry) }, details);
}

const summaryOf = ({ code, text }) => (code ? `${code} ${text}` : text).replace(/https?:\/\/[^/\s]+/, '').replace(ACCOUNT, '…/');

function extraOf({ data }) {
  if (!data) return '';
  return [data.purpose, Number(data.try) > 1 && `try ${data.try}`, data.latencyMs && `${data.latencyMs} ms`].filter(Boolean).join(' · ');
}

// Only an opened row pays for its details.
function fill(details, entry) {
  if (!details.open || details.childElementCount > 1) return;
  const { twiml, ...data } = entry.data ?? {};
  const facts = { call: entry.callSid, conference: entry.conferenceSid, code: entry.code, text: entry.text, ...data };
  details.append(make('dl', {}, ...Object.entries(facts).filter(([, value]) => value)
    .flatMap(([name, value]) => [make('dt', { textContent: name.replace(/^p\./, '') }), make('dd', { textContent: value })])));
  if (twiml) details.append(make('pre', { textContent: twiml, tabIndex: 0, 'aria-label': 'TwiML' }));
}
