// What the phone is heard with and on: devices, ring and headset, as the call needs them. And whether a call that rings is the agent's own.

import { Devices } from './devices.js';
import { Headset } from './headset.js';
import { Ringer } from './ringer.js';

const ownCallPatience = 20_000;

export class PhoneGear {
    #expectsUntil = 0;

    constructor(phone, sound, blocked) {
        this.devices = new Devices(() => phone.snapshot.state === 'in-call');
        this.ringer = new Ringer(sound, this.devices);
        this.ringer.addEventListener('blocked', () => blocked(this.ringer.blocked));
        this.headset = new Headset(phone);
    }

    /** A phone that connects. The SDK does not ring: we do. */
    attach(device) {
        device.audio?.incoming(false);
        this.devices.attach(device);
        this.ringer.probe();
    }

    /** Whether the call was begun by a click here: then it is answered, once. Otherwise it rings. */
    rings(call) {
        const own = Boolean(call.customParameters?.get('own')) && Date.now() < this.#expectsUntil;
        if (own) this.#expectsUntil = 0;
        else this.ringer.start();
        return !own;
    }

    expectOwnCall() {
        this.#expectsUntil = Date.now() + ownCallPatience;
    }

    /** Constraints with which a call begins. */
    begin(constraints) {
        this.ringer.stop();
        this.devices.callBegins();
        return this.devices.constrain(constraints);
    }

    rest(wasCall) {
        this.ringer.stop();
        if (wasCall) this.devices.callOver();
    }

    /** A click in the frame lets the ring be heard as well, and is not heard of in the window. */
    look() {
        if (this.ringer.blocked && navigator.userActivation?.hasBeenActive) this.ringer.probe();
    }
}
