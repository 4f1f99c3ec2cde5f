// The browser phone on a clock of its own, with a Device, a server and a phone network that know nothing but tokens.
// The phone may be rung for as long as the server's lease lasts, which no token outlives.

const tick = 5_000;
const lease = 15_000;
const lives = 3_600_000;

const world = { now: Date.parse('2026-01-05T09:00:00Z'), refuses: false, until: 0, leasedUntil: 0, frozen: false };
Date.now = () => world.now;

const stub = (owner, name, value) => Object.defineProperty(owner, name, { value, configurable: true });

class Ticker {
    constructor() { world.ticker = this; }
}

class Device {
    state = 'unregistered';
    #heard = new Map();
    constructor(token) { this.updateToken(token); world.device = this; }
    on(name, act) { this.#heard.set(name, act); }
    tell(name, ...said) { this.#heard.get(name)?.(...said); }
    updateToken(token) { world.until = Number(token); }
    async register() {
        if (world.until <= world.now) throw Object.assign(new Error('expired'), { code: 20104 });
        this.state = 'registered';
        this.tell('registered');
    }
    // The SDK says this once and never again, or not at all: so it is not said here.
    expire() {
        if (this.state !== 'registered' || world.frozen || world.until > world.now) return;
        this.state = 'unregistered';
        this.tell('error', { code: 20104 });
        this.tell('unregistered');
    }
    destroy() { this.state = 'destroyed'; }
}

// Answers that are there at once: between two seconds nothing is left under way.
const answer = (status, said) => ({ ok: status < 300, redirected: false, status, json: async () => said });

const token = () => world.refuses ? answer(503, {})
    : answer(200, { token: String(world.now + lives), ttl: lives / 1000, expiresAt: new Date(world.now + lives).toISOString() });

const report = ({ state, tokenUntil }) => {
    const until = Date.parse(tokenUntil ?? 0);
    const may = state === 'registered' && until > world.now;
    world.leasedUntil = may ? Math.min(world.now + lease, until) : 0;
    return may ? answer(204) : answer(409, { detail: 'expired' });
};

stub(globalThis, 'Worker', Ticker);
stub(globalThis, 'Twilio', { Device });
stub(globalThis, 'Blob', class { constructor([text]) { this.said = JSON.parse(text); } });
stub(globalThis, 'fetch', async (url, { body }) => url.endsWith('/token') ? token() : report(body.said));
stub(navigator.permissions, 'query', async () => ({ state: 'granted', addEventListener() { } }));
stub(navigator.mediaDevices, 'getUserMedia', async () => ({ getTracks: () => [] }));

// Whatever an event has set going comes to its end before time goes on.
const settle = () => new Promise(done => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });

/**
 * Lets so many seconds pass, with the server refusing tokens or the page asleep; says for how many of them the phone
 * could be rung, and for how many of these its token had expired.
 */
export const pass = async ({ seconds, refuses = false, frozen = false }) => {
    Object.assign(world, { refuses, frozen });
    let [rung, expired] = [0, 0];
    for (let second = 0; second < seconds; second++) {
        world.now += 1_000;
        world.device?.expire();
        if (!frozen && world.now % tick === 0) world.ticker.onmessage();
        if (world.now % tick === 0) await settle();
        if (world.leasedUntil <= world.now) continue;
        rung++;
        if (world.until <= world.now) expired++;
    }
    return [rung, expired];
};

export const open = async () => {
    const { Phone } = await import('/js/phone.js');
    new Phone({ identity: 'agent1', ticker: '', sounds: {} }).own();
    // The lock that makes this tab the phone's is the browser's own, and takes as long as the machine does: simulated time begins after it.
    for (let wait = 0; wait < 2_000 && world.device?.state !== 'registered'; wait++) await new Promise(done => setTimeout(done, 10));
    await settle();
};
