// What the SDK reports, as a sentence that says what is wrong and how to mend it.

import { t } from './words.js';

const microphone = { text: t('The browser may not use your microphone.'), mend: t('Allow it in the address bar, then connect the phone again.') };
const noMicrophone = { text: t('No working microphone was found.'), mend: t('Plug in a headset, see that no other program holds it, then connect again.') };
const token = { text: t('The phone’s pass was not accepted.'), mend: t('Connect the phone again; if that does not help, sign out and in.') };
const network = { text: t('The phone network cannot be reached.'), mend: t('It is tried again by itself; check your connection if this stays.') };
const transport = { text: t('The call could not be placed: there is no line to the phone network.'), mend: t('Wait until the phone is ready and try again.') };
const media = { text: t('The sound of this call was interrupted.'), mend: t('It is being restored by itself.') };

const known = {
    31208: noMicrophone, 31401: microphone, 31402: noMicrophone,
    20101: token, 20104: token, 20151: token, 31201: token, 31202: token, 31204: token, 31205: token, 31206: token, 31207: token,
    31000: network, 31005: network, 53000: network, 53001: network, 31003: network,
    31009: transport,
    53400: media, 53402: media, 53405: media,
};

const expired = new Set([20104, 31205]);
const microphoneCodes = new Set([31208, 31401, 31402]);
const byName = { NotAllowedError: 31401, SecurityError: 31401, NotFoundError: 31402, NotReadableError: 31402, OverconstrainedError: 31402 };

export const codeOf = error => Number(error?.code) > 20000 ? Number(error.code) : byName[error?.name] ?? byName[error?.originalError?.name] ?? 0;
export const isExpiry = error => expired.has(codeOf(error));
/** Not accepted; that it has expired is a matter of course, and it is renewed. */
export const isToken = error => known[codeOf(error)] === token && !isExpiry(error);
export const isMicrophone = error => microphoneCodes.has(codeOf(error));

export const problem = error => {
    const code = codeOf(error);
    const plain = known[code] ?? { text: error?.text ?? t('The phone reported a fault.'), mend: error?.mend ?? t('Connect the phone again if this stays.') };
    return { code, ...plain };
};

const warnings = {
    'high-rtt': t('Slow connection: what you say arrives late.'),
    'high-jitter': t('Unsteady connection: the sound may break up.'),
    'high-packet-loss': t('Bad connection: parts of the sound are lost.'),
    'high-packets-lost-fraction': t('Bad connection: parts of the sound are lost.'),
    'low-mos': t('Bad sound quality.'),
    'low-bytes-received': t('No sound is coming in.'),
    'low-bytes-sent': t('Your voice is not being sent.'),
    'ice-connectivity-lost': t('The sound connection is lost; it is being restored.'),
    'constant-audio-input-level': t('Your microphone seems to be silent.'),
};

/** A sentence for a quality warning, or undefined when an agent cannot do anything with it. */
export const warning = name => warnings[name];
