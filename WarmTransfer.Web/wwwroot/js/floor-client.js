// The floor as /hubs/floor tells it: rows by id, whole and current. It connects again by itself, for as long as it takes and its person may.

const RETRY = 2000;
const PULSE = 5000;
// What waits beside the calls: how many are open, and since when the oldest.
const backlogs = ['leads', 'voicemails'];
const lists = ['calls', 'waiting', 'agents', 'alerts', 'queues'];

// Of a WebSocket that is refused a browser does not say why; of an ordinary request it does.
async function mayConnect() {
    const answer = await fetch('/hubs/floor/negotiate?negotiateVersion=1', { method: 'POST' });
    // Whoever only asks too often is told when to come again.
    const full = answer.status === 429 && !answer.headers.has('Retry-After');
    if (!answer.ok) throw Object.assign(new Error('The floor is not shown.'), { statusCode: answer.status, full });
}

export class FloorClient {
    calls = new Map();
    waiting = new Map();
    agents = new Map();
    alerts = new Map();
    queues = new Map();
    leads = { open: 0 };
    voicemails = { open: 0 };
    #sequence = -1;
    #connection;
    #told;
    #linked;

    /** told: rows have changed; linked: 'live', 'lost' (trying again), 'full' (this person has too many boards) or 'signed-out' (nothing more comes). */
    constructor(told, linked) {
        this.#told = told;
        this.#linked = linked;
        // What one node answers to a question before the connection, another does not know.
        const direct = { skipNegotiation: true, transport: signalR.HttpTransportType.WebSockets };
        this.#connection = new signalR.HubConnectionBuilder().withUrl('/hubs/floor', direct).configureLogging(signalR.LogLevel.None).build();
        this.#connection.serverTimeoutInMilliseconds = 3 * PULSE;
        this.#connection.keepAliveIntervalInMilliseconds = PULSE;
        this.#connection.on('snapshot', floor => this.#begin(floor));
        this.#connection.on('changed', change => this.#apply(change));
        this.#connection.onclose(() => this.#lost());
    }

    async connect() {
        try {
            await mayConnect();
            await this.#connection.start();
        } catch (fault) {
            this.#lost(fault);
        }
    }

    #lost(fault) {
        const refused = fault?.statusCode === 401 || fault?.statusCode === 403;
        this.#linked(refused ? 'signed-out' : fault?.full ? 'full' : 'lost');
        // The answer would be the same for ever: whoever signs in again loads the page.
        if (refused) return;
        // Not all at the same moment, when a server comes back to many boards.
        setTimeout(() => this.connect(), RETRY * (0.5 + Math.random()));
    }

    #begin(floor) {
        this.#sequence = floor.sequence;
        for (const list of lists) this[list] = new Map(floor[list].map(row => [row.id, row]));
        for (const backlog of backlogs) this[backlog] = floor[backlog];
        this.#linked('live');
        this.#told();
    }

    #apply(change) {
        // Something is missing: a new connection begins with the whole floor.
        if (change.sequence !== ++this.#sequence) return this.#connection.stop();
        for (const list of lists) {
            change[list]?.removed.forEach(id => this[list].delete(id));
            change[list]?.set.forEach(row => this[list].set(row.id, row));
        }
        for (const backlog of backlogs) this[backlog] = change[backlog] ?? this[backlog];
        this.#told();
    }
}
