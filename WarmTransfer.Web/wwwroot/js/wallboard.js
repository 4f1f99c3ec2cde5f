// The wallboard: what matters most first, as much of it as fits; clocks tick here.
import '/js/elapsed.js';
import { FloorClient } from '/js/floor-client.js';
import { agentLook, callLook, chip, elapsed, element, masked, waitLook } from '/js/wallboard-looks.js';
import { agentWords, alertWords, callWords, callerWords, queueWords, supervisorWords, waitWords } from '/js/wallboard-words.js';
import { locale, t } from '/js/words.js';

const board = document.querySelector('.wallboard');
const place = name => board.querySelector(`[data-place="${name}"]`);

const stale = row => row.unconfirmedSince ? chip(['triangle-alert', 'bad'], t('Stale')) : null;

const poor = call => call.participants.some(one => one.sound === 'poor') ? chip(['signal-low', 'bad'], t('Poor sound')) : null;

const helpRequest = call => call.helpRequest ? chip(['hand', call.helpRequest.claimed ? 'busy' : 'bad'], call.helpRequest.claimedName ? t('{0} is coming', call.helpRequest.claimedName) : t('Needs help')) : null;

const supervisors = call => call.supervisors.map(one => chip(['headphones', ''], supervisorWords(one)));

const callRow = call => [
    element('strong', {}, call.ownerName ?? '–'), element('span', {}, callerWords(masked(call.customer))),
    chip(callLook[call.kind], callWords(call)), helpRequest(call), ...supervisors(call), poor(call), stale(call), elapsed(call.holdSince ?? call.since),
];

const percent = part => part === undefined ? '–' : t('{0} %', part);

const queueRow = queue => [
    element('strong', {}, queueWords(queue)), element('span', {}, t('{0} waiting', queue.waiting)), element('span', {}, t('{0} in SLA', percent(queue.lastHalfHour.inSla))),
    queue.longestWaitSince ? elapsed(queue.longestWaitSince) : null,
];

const waitRow = customer => [
    element('strong', {}, `${customer.position}`), element('span', {}, callerWords(masked(customer.customer))),
    chip(waitLook[customer.kind], waitWords(customer, floor.agents)), stale(customer), elapsed(customer.arrivedAt),
];

const agentRow = agent => [
    element('strong', {}, agent.name), chip(agentLook[agent.state], agentWords(agent)),
    agent.call && !agent.reachable ? chip(['wifi-off', 'bad'], t('Phone not heard of')) : null, elapsed(agent.since),
];

const alertRow = alert => [
    element('span', { class: 'icon', 'data-icon': alert.seen ? 'circle-check' : 'siren', 'aria-hidden': 'true' }),
    element('strong', {}, alertWords(alert)), alert.seenName ? element('span', {}, t('{0} has seen it', alert.seenName)) : null, elapsed(alert.since),
];

// A wall cannot be scrolled: there a list is as long as the screen has room for. On a narrow screen it is as long as a finger likes.
const narrow = matchMedia('(max-width: 60rem)');
const least = 3;
const fitting = (list, most) => {
    if (narrow.matches) return most;
    const em = parseFloat(getComputedStyle(list).fontSize);
    const row = list.childElementCount ? list.offsetHeight / list.childElementCount : 2.3 * em;
    // Below it there are the line that says how many more, and the edges of the list and of the wall.
    const room = innerHeight - scrollY - list.getBoundingClientRect().top - 4.5 * em;
    return Math.max(least, Math.floor(room / row));
};

// Rows are made once and replaced only when the row itself is another.
const paint = (name, rows, most, make) => {
    const list = place(name);
    const known = new Map([...list.children].map(item => [item.dataset.id, item]));
    const items = rows.slice(0, most).map(row => {
        const item = known.get(row.id) ?? element('li', { 'data-id': row.id });
        if (item.row !== row) item.replaceChildren(...make(row).filter(part => part !== null));
        item.row = row;
        return item;
    });
    if (items.length !== list.children.length || items.some((item, at) => list.children[at] !== item)) list.replaceChildren(...items);
    place(`${name}-more`).textContent = rows.length > most ? t('and {0} more', rows.length - most) : '';
    if (place(`${name}-none`)) place(`${name}-none`).hidden = rows.length > 0;
};

const set = (name, text) => {
    if (place(name).textContent !== `${text}`) place(name).textContent = text;
};

const urgency = call => call.helpRequest ? 0 : call.unconfirmedSince ? 1 : call.holdSince ? 2 : call.transfer ? 3 : 4;
const early = field => (one, other) => one[field] < other[field] ? -1 : 1;
const byUrgency = (one, other) => urgency(one) - urgency(other) || early('since')(one, other);
const agentOrder = ['checkPhone', 'available', 'reserved', 'onCall', 'wrapUp', 'monitoring', 'testPhone', 'away', 'offline'];
const names = new Intl.Collator(locale, { numeric: true });
const byState = (one, other) => agentOrder.indexOf(one.state) - agentOrder.indexOf(other.state) || names.compare(one.name, other.name);

const figures = floor => {
    const agents = [...floor.agents.values()];
    const [first] = [...floor.waiting.values()].sort(early('arrivedAt'));
    set('live', floor.calls.size);
    set('queue', floor.waiting.size);
    if (first) place('longest').setAttribute('since', first.arrivedAt);
    else place('longest').removeAttribute('since');
    set('free', agents.filter(agent => agent.state === 'available').length);
    const all = [...floor.queues.values()].at(-1);
    set('sla', percent(all?.lastHalfHour.inSla));
    set('abandoned', all?.today.abandoned ?? '–');
    for (const backlog of ['leads', 'voicemails']) {
        set(backlog, floor[backlog].open);
        if (floor[backlog].oldest) place(`${backlog}-oldest`).setAttribute('since', floor[backlog].oldest);
        else place(`${backlog}-oldest`).removeAttribute('since');
    }
    set('busy', agents.filter(agent => ['onCall', 'reserved', 'wrapUp'].includes(agent.state)).length);
};

let due = false;
const paintAll = () => {
    due = false;
    figures(floor);
    paint('alerts', [...floor.alerts.values()].sort((one, other) => Boolean(one.seen) - Boolean(other.seen) || early('since')(one, other)), 4, alertRow);
    paint('queues', floor.queues.size > 1 ? [...floor.queues.values()] : [], 8, queueRow);
    paint('waiting', [...floor.waiting.values()].sort((one, other) => one.position - other.position), fitting(place('waiting'), 10), waitRow);
    paint('calls', [...floor.calls.values()].sort(byUrgency), fitting(place('calls'), 14), callRow);
    paint('agents', [...floor.agents.values()].sort(byState), fitting(place('agents'), 36), agentRow);
};

const told = () => {
    if (!due) requestAnimationFrame(paintAll);
    due = true;
};

addEventListener('resize', told);

const words = {
    lost: t('Disconnected. This is how it was; connecting again…'),
    full: t('You have as many boards open as one person may. Close one, and this one connects.'),
    'signed-out': t('Signed out, or no longer allowed to see the floor. This is how it was.'),
};

const linked = state => {
    if (board.dataset.link === state) return;
    board.dataset.link = state;
    // A call that is live is another word in other languages.
    set('link-text', words[state] ?? t('Live{0}', ''));
    place('link').hidden = state === 'live';
    place('sign-in').hidden = state !== 'signed-out';
    if (state === 'live') place('link-since').removeAttribute('since');
    else place('link-since').setAttribute('since', new Date().toISOString());
};

const floor = new FloorClient(told, linked);
floor.connect();

// A wall that hangs for weeks: being asked for is what keeps its sign-in alive.
setInterval(() => fetch('/wallboard', { method: 'HEAD' }).catch(() => { }), 3_600_000);
