// The pre-call test: each part says whether it works, or what is wrong and how to mend it.

import { serverNow } from './elapsed.js';
import { problem } from './phone-problems.js';
import { within } from './within.js';
import { t } from './words.js';

const good = { ok: true };
const bad = (wrong, mend) => ({ ok: false, wrong, mend });

const listenFor = 6000;
const audible = 0.02;

const loudest = analyser => {
    const samples = new Float32Array(analyser.fftSize);
    analyser.getFloatTimeDomainData(samples);
    return samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0);
};

// A muted or dead headset is a stream too, of silence.
const hearsSomething = async (stream, wanted = () => true) => {
    const context = new AudioContext();
    const analyser = new AnalyserNode(context, { fftSize: 2048 });
    context.createMediaStreamSource(stream).connect(analyser);
    let heard = false;
    try {
        await context.resume();
        for (const end = performance.now() + listenFor; performance.now() < end;) {
            heard ||= loudest(analyser) > audible;
            if (heard && wanted()) break;
            await new Promise(resolve => setTimeout(resolve, 50));
        }
        return heard;
    } finally {
        context.close();
    }
};

const microphone = async phone => {
    let stream;
    try {
        stream = await navigator.mediaDevices.getUserMedia(phone.rtcConstraints);
        return await hearsSomething(stream) ? good : bad(t('Nothing was heard from your microphone.'), t('See that the headset is not muted, and that the browser uses the right microphone.'));
    } catch (error) {
        const { text, mend } = problem(error);
        return bad(text, mend);
    } finally {
        stream?.getTracks().forEach(track => track.stop());
    }
};

const pickedUp = call => within(new Promise((resolve, reject) => {
    if (call.status() === 'open') resolve();
    call.once('accept', resolve);
    call.once('error', reject);
    call.once('disconnect', () => reject(Object.assign(new Error('hung up'), { text: t('The phone network has ended the test call.'), mend: t('Test again; if it stays, tell whoever runs the console.') })));
}), listenFor, t('The phone network does not pick up.'));

// The SDK has it a moment after the call was picked up.
const arriving = async call => {
    for (const end = performance.now() + listenFor; performance.now() < end && !call.getRemoteStream();) await new Promise(resolve => setTimeout(resolve, 50));
    return call.getRemoteStream();
};

// What is said there comes back as sound; what is sent from here is confirmed by the round trip that the network's reports allow to measure.
const echo = async placed => {
    let answered = false;
    placed.on('sample', ({ rtt }) => { answered ||= Number.isFinite(rtt); });
    await pickedUp(placed);
    const stream = await arriving(placed);
    const heard = stream && await hearsSomething(stream, () => answered);
    return !heard ? bad(t('Nothing came back from the phone network.'), t('Your network has to let sound through: UDP to the phone network’s addresses.'))
        : !answered ? bad(t('The phone network has not confirmed that your voice arrives.'), t('Your network has to let sound out: UDP to the phone network’s addresses.'))
            : good;
};

const call = phone => phone.testCall(echo).catch(error => {
    const { text, mend } = problem(error);
    return bad(text, mend);
});

const speaker = async () => {
    const context = new AudioContext();
    await context.resume();
    const out = new GainNode(context, { gain: 0.2 });
    out.connect(context.destination);
    for (const [frequency, at] of [[523, 0], [659, 0.5], [784, 1], [659, 1.5], [523, 2]]) {
        const tone = new OscillatorNode(context, { frequency });
        tone.connect(out);
        tone.start(context.currentTime + at);
        tone.stop(context.currentTime + at + 0.4);
    }
    setTimeout(() => context.close(), 3500);
    return good;
};

const token = phone => Date.parse(phone.tokenUntil ?? '') > serverNow()
    ? good
    : bad(t('There is no valid pass to the phone network.'), t('Connect the phone again; if that does not help, sign out and in.'));

const registration = phone => phone.registered ? good
    : phone.snapshot.state === 'elsewhere' ? bad(t('The phone is open in another tab.'), t('Test it there, or close that tab.'))
        : bad(t('The phone is not connected to the phone network.'), t('Press “Connect phone” above, or see whether your network lets calls through.'));

// A server that has something against the phone has been reached; what it is, the other parts find.
const server = phone => phone.report().then(() => good, error => error.status === 409
    ? good
    : bad(error.text ?? t('The server cannot be reached.'), error.mend ?? t('Check your connection to the network.')));

export const checks = { server, token, registration, microphone, call, speaker };
