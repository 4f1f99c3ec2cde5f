// What a person reads instead of a CallSid.

const plain = address => address.replace(/^client:/, '').replace(/\?.*$/, '');

// The party at the far end of the leg: who called in, or who was called.
export function partyOf(leg) {
  const address = plain(leg.direction === 'inbound' ? leg.from : leg.to);
  return address === '' || address === 'anonymous' ? 'Withheld number' : address;
}

export function seatOf(state, callSid) {
  for (const conference of state.conferences) {
    const seat = conference.participants.find(({ callSid: sid }) => sid === callSid);
    if (seat) return seat;
  }
  return null;
}

export function nameOf(state, callSid) {
  const leg = state.legs.find(({ callSid: sid }) => sid === callSid);
  return leg ? partyOf(leg) : callSid;
}

const joined = new Intl.ListFormat('en', { type: 'conjunction' });

// Everything that reaches the ear of this leg, in words.
export function heardBy(state, leg) {
  const heard = leg.hears.map(sid => nameOf(state, sid));
  if (leg.playing) heard.push(`“${leg.playing}”`);
  return heard.length > 0 ? joined.format(heard) : '';
}

const LIVE = new Set(['queued', 'initiated', 'ringing', 'in-progress']);

export const isLive = leg => LIVE.has(leg.status);

export const isRingingAt = (leg, identity) => leg.status === 'ringing' && leg.direction !== 'inbound' && plain(leg.to) === identity;
