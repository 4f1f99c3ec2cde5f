// The browser phone: the only code that talks to the Twilio Voice SDK. It lives in the shell page and needs no circuit.
//
// window.warmTransfer.phone
//   snapshot      { state, muted, reconnecting, busy, testing, since, notice, warnings, briefing, monitoring, soundBlocked }
//                 state: 'elsewhere' (another tab owns the phone) | 'off' | 'connecting' | 'ready' | 'incoming' | 'in-call'
//                 monitoring: how the phone takes part in somebody else's call, { mode: 'listen' | 'whisper' | 'barge', whose, admitted }, or null; admitted once the server says so
//   call          the SDK's Call, while there is one (tests listen to call.getRemoteStream())
//   rtcConstraints  constraints of the microphone for the next answer
//   gear          devices, ringer, headset: what it is heard with and on, and where it rings
//   registered, tokenUntil, report(), testCall(listen)  what the pre-call test looks at
//   connect() disconnect() answer() decline(reason) toggleMute() hangUp() allowSound() expectOwnCall() rejoin(callId) monitor(callId, mode, whose) takesPart(mode, whose)
//   events        'change' after every change of snapshot; 'level' (detail: { input, output } from 0 to 1) during a call

import { briefingOf } from './briefing.js';
import { PhoneGear } from './phone-gear.js';
import { Microphone } from './phone-microphone.js';
import { deviceOptions } from './phone-options.js';
import { isExpiry, isMicrophone, isToken, problem, warning } from './phone-problems.js';
import { PhoneLease } from './phone-lease.js';
import { declining, fetchToken, hangingUp, joinTicket, lease, sounds, soundsLast, tokenRefused } from './phone-server.js';
import { QualityReporter } from './quality.js';
import { within } from './within.js';
import { t } from './words.js';

const patience = 10_000;

const initial = { state: 'elsewhere', muted: false, reconnecting: false, busy: false, testing: false, since: null, notice: null, warnings: [], briefing: null, monitoring: null, soundBlocked: false };

export class Phone extends EventTarget {
    call = null;
    snapshot = initial;
    tokenUntil = null;
    #config;
    #device = null;
    #quality = null;
    #refreshAt = Infinity;
    #microphone = new Microphone();
    #lease = new PhoneLease(this, notice => this.#noteLease(notice));

    constructor(config) {
        super();
        this.#config = config;
        this.rtcConstraints = config.rtcConstraints ?? { audio: true };
        this.gear = new PhoneGear(this, config.sounds.incoming, soundBlocked => this.#set({ soundBlocked }));
        this.#microphone.addEventListener('change', () => this.#tick());
    }

    /** Waits until no other tab of this agent owns the phone, then takes it and keeps it until the page goes. */
    own() {
        const ticker = new Worker(this.#config.ticker);
        ticker.onmessage = () => this.#tick();
        // Before the SDK has listeners of its own.
        for (const end of ['pagehide', 'unload']) addEventListener(end, e => this.#leave(e));
        addEventListener('pageshow', e => { if (e.persisted) location.reload(); });
        document.addEventListener('visibilitychange', () => this.#tick());
        return navigator.locks.request(`warmtransfer-phone-${this.#config.identity}`, () => this.#owned());
    }

    #owned() {
        this.#set({ state: 'off' });
        this.gear.headset.begin();
        this.#connectIfAllowed();
        return new Promise(() => { });
    }

    async #connectIfAllowed() {
        if (await this.#microphone.follow() === 'granted') await this.connect();
    }

    async connect() {
        if (this.snapshot.state !== 'off') return;
        this.#set({ state: 'connecting', notice: null });
        try {
            await this.#microphone.try(this.gear.devices.constrain(this.rtcConstraints));
            const token = await this.#token();
            this.#device = this.#listenTo(new Twilio.Device(token, deviceOptions(this.#config)));
            this.gear.attach(this.#device);
            await within(this.#device.register(), patience, t('The phone network does not answer.'));
        } catch (error) {
            this.#couldNotConnect(error);
        }
    }

    async #token() {
        const { token, lives, until } = await fetchToken(this.#config.identity);
        // So early that a server which gives out no tokens for a while costs nobody a call.
        this.#refreshAt = Date.now() + lives / 2;
        this.tokenUntil = until;
        return token;
    }

    // The SDK goes on trying after a time-out; after anything else it does not.
    #couldNotConnect(error) {
        this.#set({ notice: this.snapshot.notice ?? problem(error) });
        if (!error?.late) this.#close();
    }

    /** Ends a call that is on, and is not reachable any more. */
    disconnect() {
        this.call?.disconnect();
        this.#close();
    }

    #close() {
        this.gear.devices.detach();
        this.#device?.destroy();
        this.#device = null;
        this.#refreshAt = Infinity;
        this.#drop();
        this.#set({ state: 'off' });
        this.#tick();
    }

    #listenTo(device) {
        device.on('registering', () => this.#rest());
        device.on('registered', () => { this.#rest({ notice: null }); this.#tick(); });
        device.on('unregistered', () => this.#unregistered());
        device.on('incoming', call => this.#incoming(call));
        device.on('error', (error, call) => this.#failed(error, call));
        device.on('tokenWillExpire', () => this.#refresh());
        return device;
    }

    // Without a call the phone is ready or on its way to be; the SDK registers again by itself.
    #rest(changes = {}) {
        const state = this.#device?.state === 'registered' ? 'ready' : 'connecting';
        this.#set(this.call || !this.#device ? changes : { ...changes, state });
    }

    // The SDK forgets a ringing call with the socket and says nothing.
    #unregistered() {
        if (this.snapshot.state === 'incoming') this.#drop();
        this.#rest();
    }

    #failed(error, call) {
        if (isExpiry(error)) this.#refresh();
        this.#set({ notice: problem(error) });
        if (isToken(error)) tokenRefused();
        if (!call && !isExpiry(error) && [20101, 20151].includes(error.code)) this.#close();
    }

    /** By clicks: the agent calls somebody, and need not be rung for it; the browser lets the ring be heard from now on. */
    expectOwnCall() { this.gear.expectOwnCall(); }
    allowSound() { return this.gear.ringer.probe(); }

    #incoming(call) {
        this.#follow(call);
        this.#set({ state: 'incoming', since: Date.now(), notice: null, warnings: [], briefing: briefingOf(call) });
        if (!this.gear.rings(call)) this.answer();
    }

    /** Comes back into a call from which this browser was lost. */
    rejoin(callId) {
        return this.#callIn('rejoin', callId, null, t('The call could not be rejoined.'));
    }

    /** Takes part in somebody else's call. Returns why that did not work, or null. */
    monitor(callId, mode, whose) {
        return this.#callIn(mode, callId, { mode, whose, admitted: false }, t('You could not be connected to the call.'));
    }

    async #callIn(what, callId, monitoring, failure) {
        if (this.snapshot.state !== 'ready' || this.snapshot.busy) return t('Your phone is not free.');
        this.#set({ busy: true, notice: null, monitoring });
        const placed = this.#place(what, callId);
        try {
            const call = await within(placed, patience, failure);
            this.#follow(call);
            this.#hush();
            await within(new Promise(resolve => { for (const event of ['accept', 'disconnect', 'cancel', 'error']) call.once(event, resolve); }), patience, failure);
        } catch (error) {
            placed.then(call => call.disconnect(), () => { });
            this.#notPlaced(error);
        }
        return this.snapshot.state === 'in-call' ? null : this.snapshot.notice?.text ?? failure;
    }

    async #place(what, call) {
        const ticket = await joinTicket(what, call);
        if (this.snapshot.state !== 'ready') throw Object.assign(new Error('not ready'), { text: t('Your phone is not free.') });
        return this.#device.connect({ params: { ticket, ...(call && { call }) }, rtcConstraints: this.gear.begin(this.rtcConstraints) });
    }

    // What has begun to ring in the meantime goes on ringing.
    #notPlaced(error) {
        if (this.snapshot.state === 'incoming') return this.#set({ busy: false, monitoring: null });
        this.#drop();
        this.#rest({ notice: problem(error) });
    }

    /** How this phone takes part in its call, as the server has it: a mode, or null once the call is its own. */
    takesPart(mode, whose) {
        const { monitoring } = this.snapshot;
        if (!this.call && !monitoring) return;
        this.#set({ monitoring: mode ? { mode, whose, admitted: true } : null });
        if (this.call && (monitoring?.mode === 'listen') !== (mode === 'listen')) this.#hush();
    }

    // The phone network lets nobody hear a listener; this microphone need not send anything to it either.
    #hush() {
        this.call.mute(this.snapshot.monitoring?.mode === 'listen');
    }

    #follow(call) {
        this.call = call;
        const mine = (name, act) => call.on(name, (...args) => { if (this.call === call) act(...args); });
        mine('accept', () => this.#accepted(call));
        mine('mute', muted => this.#set({ muted }));
        mine('reconnecting', () => this.#set({ reconnecting: true }));
        mine('reconnected', () => this.#set({ reconnecting: false, notice: null }));
        mine('warning', name => this.#warn(name, true));
        mine('warning-cleared', name => this.#warn(name, false));
        mine('volume', (input, output) => this.dispatchEvent(new CustomEvent('level', { detail: { input, output } })));
        mine('error', error => this.#callFailed(error));
        for (const end of ['disconnect', 'cancel', 'reject']) mine(end, () => { this.#drop(); this.#rest(); });
    }

    #accepted(call) {
        this.#quality = new QualityReporter(call, sounds, soundsLast);
        this.#set({ state: 'in-call', busy: false, since: Date.now(), muted: call.isMuted() });
    }

    #warn(name, on) {
        const others = this.snapshot.warnings.filter(w => w.name !== name);
        const text = warning(name);
        this.#set({ warnings: on && text ? [...others, { name, text }] : others });
    }

    // A call that was picked up without a microphone must go back at once, or the customer hears nobody.
    #callFailed(error) {
        this.#set({ notice: problem(error), busy: false });
        if (!isMicrophone(error)) return;
        this.call.disconnect();
        this.#drop();
        this.#rest();
    }

    #drop() {
        this.#quality?.end();
        this.gear.rest(Boolean(this.call));
        this.#quality = this.call = null;
        this.#set({ busy: false, muted: false, reconnecting: false, since: null, warnings: [], briefing: null, monitoring: null });
    }

    async answer() {
        if (this.snapshot.state !== 'incoming' || this.snapshot.busy) return;
        this.#set({ busy: true });
        const accepted = new Promise(resolve => this.call.once('accept', resolve));
        this.call.accept({ rtcConstraints: this.gear.begin(this.rtcConstraints) });
        await within(accepted, patience, t('The call could not be answered.')).catch(error => this.#notAnswered(error));
    }

    #notAnswered(error) {
        if (this.snapshot.state !== 'incoming') return;
        this.#set({ busy: false, notice: problem({ ...error, text: error.text, mend: t('It will be offered to somebody else. Connect the phone again if this happens twice.') }) });
        this.call.disconnect();
        this.#drop();
        this.#rest();
    }

    // The reason is told first: afterwards there is nothing any more that it could be told of.
    async decline(reason) {
        if (this.snapshot.state !== 'incoming') return;
        const call = this.call;
        if (reason) await declining(reason).catch(() => { });
        if (this.call === call) call.reject();
    }

    toggleMute() {
        if (this.snapshot.state === 'in-call') this.call.mute(!this.snapshot.muted);
    }

    // Told first, or the server would wait for this browser to come back. It hangs up whether the server has heard or not.
    async hangUp() {
        if (this.snapshot.state !== 'in-call') return;
        const call = this.call;
        await hangingUp().catch(() => { });
        call.disconnect();
    }

    get registered() {
        return this.#device?.state === 'registered';
    }

    async #refresh() {
        this.#refreshAt = Date.now() + patience;
        try {
            const token = await this.#token();
            this.#device?.updateToken(token);
            if (this.#device?.state === 'unregistered') await within(this.#device.register(), patience, t('The phone network does not answer.'));
        } catch (error) {
            this.#set({ notice: problem(error) });
        }
    }

    #tick() {
        if (Date.now() >= this.#refreshAt && !this.#lease.signedOut) this.#refresh();
        this.gear.look();
        this.#lease.tell();
    }

    #noteLease(notice) {
        if (notice || this.snapshot.notice?.lease) this.#set({ notice });
    }

    /** Tells the server how the phone is; fails with what it has to say against it. */
    report() {
        return lease({ state: this.registered && !this.snapshot.testing ? 'registered' : 'gone', microphone: this.#microphone.state, tokenUntil: this.tokenUntil });
    }

    /** A call to the phone network and back, for as long as `listen` takes. No call is sent here meanwhile: the SDK would drop it without a word. */
    async testCall(listen) {
        this.#beReady();
        this.#set({ busy: true, testing: true });
        let placed;
        try {
            // What is under way may say the opposite.
            await this.#lease.tell();
            await this.#lease.tell();
            this.#beReady({ busy: true });
            placed = this.#place('test');
            return await listen(await within(placed, patience, t('The phone network does not answer.')));
        } finally {
            placed?.then(call => call.disconnect(), () => { });
            this.#set({ busy: false, testing: false });
            this.#tick();
        }
    }

    #beReady({ busy } = { busy: false }) {
        if (this.snapshot.state === 'ready' && this.snapshot.busy === busy) return;
        throw Object.assign(new Error('not ready'), { text: t('The phone is not ready for a call.'), mend: t('Connect it, or wait until the call is over, and test again.') });
    }

    // A call that rings would be declined by the SDK, and is kept from it: the server hears that the phone is gone, and rings again.
    #leave(e) {
        if (this.snapshot.state === 'incoming') e.stopImmediatePropagation();
        if (!this.#lease.end(Boolean(this.#device))) return;
        this.#quality?.end();
        if (this.snapshot.state !== 'incoming') this.#device?.destroy();
    }

    #set(changes) {
        const next = { ...this.snapshot, ...changes };
        if (Object.keys(next).every(key => next[key] === this.snapshot[key])) return;
        this.snapshot = next;
        this.dispatchEvent(new CustomEvent('change', { detail: next }));
    }
}
