// Whether the browser lets the phone use a microphone: 'granted', 'denied' or 'prompt'.

export class Microphone extends EventTarget {
    state = 'prompt';

    /** Follows what the browser says, which may change at any time. */
    async follow() {
        const permission = await navigator.permissions?.query({ name: 'microphone' }).catch(() => null);
        permission?.addEventListener('change', () => this.#set(permission.state));
        return permission?.state;
    }

    /** Asked before registering: a phone that rings and cannot be answered is worse than none. */
    async try(constraints) {
        const stream = await navigator.mediaDevices.getUserMedia(constraints);
        stream.getTracks().forEach(track => track.stop());
        // Some browsers go on saying "prompt" after a permission for this time only.
        this.state = 'granted';
    }

    #set(state) {
        this.state = state;
        this.dispatchEvent(new Event('change'));
    }
}
