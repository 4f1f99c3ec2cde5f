// What the phone asks of our server. Every request is time-boxed.

import { t } from './words.js';

const ask = async (url, options) => {
    const response = await fetch(url, { signal: AbortSignal.timeout(8000), cache: 'no-store', ...options });
    if (response.ok && !response.redirected) return response;
    throw Object.assign(new Error(`${url}: ${response.status}`), { status: response.status }, await reason(response));
};

const reason = async response => {
    if (response.status === 401 || response.redirected) return { text: t('You are signed out.'), mend: t('Sign in again to take calls.') };
    // Why the phone may not be rung, as the server puts it.
    const detail = response.status === 409 && await response.json().then(problem => problem.detail, () => null);
    return detail ? { text: detail, mend: t('Allow it in the address bar, or connect the phone again.') } : { text: t('The server refused the phone.'), mend: t('Try again in a moment.') };
};

/** An access token for the signed-in agent, how many milliseconds it lives, and until when by the server's clock. */
export const fetchToken = async identity => {
    const response = await ask(`/${encodeURIComponent(identity)}/token`, { method: 'POST' });
    const { token, ttl, expiresAt } = await response.json();
    return { token, lives: ttl ? ttl * 1000 : Date.parse(expiresAt) - Date.now(), until: expiresAt };
};

/** What the phone shows when it calls in: for `what` ('test', 'rejoin' or how to monitor) and for one call, once, within seconds. */
export const joinTicket = async (what, call) => {
    const response = await ask('/phone/ticket', { method: 'POST', body: json({ for: what, call }) });
    return (await response.json()).ticket;
};

const json = body => new Blob([JSON.stringify(body)], { type: 'application/json' });

/** Tells the server that this phone can be rung ({ state, microphone, tokenUntil }), or no longer. */
export const lease = detail => ask('/phone/lease', { method: 'POST', body: json(detail), keepalive: true });

/** The same while the page goes away: nobody is left to wait for the answer. */
export const leaseGone = () => navigator.sendBeacon('/phone/lease', json({ state: 'gone' }));

/** Says that the agent hangs up on purpose. Not waited for longer than an agent would. */
export const hangingUp = () => ask('/phone/hangup', { method: 'POST', keepalive: true, signal: AbortSignal.timeout(500) });

/** Says why the agent is about to decline. Not waited for either. */
export const declining = reason => ask(`/phone/decline/${reason}`, { method: 'POST', keepalive: true, signal: AbortSignal.timeout(500) });

/** Says that the phone network did not take this phone's token: only the phone hears of it. */
export const tokenRefused = () => navigator.sendBeacon('/phone/token-refused');

/** How the call sounds, as quality.js reports it; and the same while the call or the page goes away. */
export const sounds = report => ask('/phone/quality', { method: 'POST', body: json(report), keepalive: true });
export const soundsLast = report => navigator.sendBeacon('/phone/quality', json(report));
