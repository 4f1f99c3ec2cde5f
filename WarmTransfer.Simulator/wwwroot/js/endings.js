// Why a call is over, from what the network said of it.

const STATUS = {
  busy: 'the line is busy',
  failed: 'there is no such number',
  'no-answer': 'nobody answered',
  canceled: 'it was cancelled before anybody answered',
};

const HUNG_UP = 'participant_hung_up';

export function whyOver(leg, events) {
  const error = events.findLast(({ kind, level }) => kind === 'debugger' && level === 'error');
  if (error) return `error ${error.code}, ${error.text.replace(/\.$/, '')}`;
  if (STATUS[leg.status]) return STATUS[leg.status];
  const left = events.findLast(({ kind, text }) => kind === 'conference' && text.includes(' left '));
  const reason = left?.text.split(': ').at(-1) ?? HUNG_UP;
  return reason === HUNG_UP ? 'the other side hung up' : `the other side ended it (${reason.replaceAll('_', ' ')})`;
}
