// The frame of a live page: reaches the phone in the shell page, and brings itself back when its circuit is lost.

import './elapsed.js';
import './help-chime.js';
import './hold-timer.js';
import './keys.js';
import './local-time.js';
import { checks } from './pre-call-test.js';

// Only a browser that does not say what it asks for comes here without the shell.
if (parent === window) location.replace('/');

const phoneOf = shell => shell.warmTransfer?.phone ?? new Promise(resolve =>
    shell.addEventListener('warmtransfer-ready', () => resolve(shell.warmTransfer.phone), { once: true }));

// These buttons work without the circuit: answering and muting may not wait for a server.
addEventListener('click', async e => {
    const button = e.target.closest('[data-phone]');
    if (button && button.getAttribute('aria-disabled') !== 'true') (await phoneOf(parent))[button.dataset.phone](button.dataset.with);
});

// Arrow keys choose in the list below; they shall not move the caret as well.
addEventListener('keydown', e => {
    if (e.target.matches?.('[role=combobox]') && (e.key === 'ArrowUp' || e.key === 'ArrowDown')) e.preventDefault();
});

// What is highlighted in a list is seen.
new MutationObserver(changes => {
    for (const { target } of changes) document.getElementById(target.getAttribute('aria-activedescendant'))?.scrollIntoView({ block: 'nearest' });
}).observe(document.documentElement, { subtree: true, attributeFilter: ['aria-activedescendant'] });

/** Does with the phone what one of its buttons does. */
export const usePhone = async (act, reason) => (await phoneOf(parent))[act](reason ?? undefined);

/** Asks whether the call is to end for everybody, as its key does. */
export const confirmEnd = () => document.getElementById('confirm-end')?.showModal();

/** Presses the button that has this key, as the key does. */
export const pressKey = key => [...document.querySelectorAll(`[aria-keyshortcuts="${key}"]`)].find(button => button.checkVisibility())?.click();

/** Called by the console: from now on it hears of every change of the phone. Returns what ends that. */
export const mirror = async console => {
    const phone = await phoneOf(parent);
    const tell = () => {
        const { state, muted, reconnecting, busy } = phone.snapshot;
        console.invokeMethodAsync('PhoneChanged', { state, muted, reconnecting, busy }).catch(() => { });
    };
    phone.addEventListener('change', tell);
    tell();
    return { end: () => phone.removeEventListener('change', tell) };
};

/** Calls into somebody else's call from this browser. Returns why that did not work, or null. */
export const monitor = async (callId, mode, whose) => (await phoneOf(parent)).monitor(callId, mode, whose);

/** Tells the phone how it takes part, as the server has it: the mode, or null once the call is its own. */
export const takesPart = async (mode, whose) => (await phoneOf(parent)).takesPart(mode, whose);

/** One part of the pre-call test: { ok, wrong, mend }. */
export const check = async name => checks[name](await phoneOf(parent));

// A dialog may be gone before this module is here.
export const showModal = dialog => { if (dialog && !dialog.open) dialog.showModal(); };
export const close = dialog => dialog?.close();

const reloadWhenServed = async () => {
    const served = await fetch(location.pathname, { cache: 'no-store' }).then(r => r.ok || r.status === 401, () => false);
    if (served) location.reload();
    else setTimeout(reloadWhenServed, 2000);
};

// Of a connection that is refused a browser does not say why; of an ordinary request it does.
const sayWhenFull = async () => {
    const answer = await fetch('/_blazor/negotiate?negotiateVersion=1', { method: 'POST' }).catch(() => null);
    const full = answer?.status === 429 && !answer.headers.has('Retry-After');
    document.getElementById('too-many-pages')?.classList.toggle('shown', full);
};

// Whoever may not be here any more is refused for ever; the page itself sends them to the door.
let asked = 0;
const leaveWhenSignedOut = async () => {
    if (Date.now() - asked < 10_000) return;
    asked = Date.now();
    const answer = await fetch(location.pathname, { cache: 'no-store', redirect: 'manual' }).catch(() => null);
    if (answer?.type === 'opaqueredirect') location.reload();
    else await sayWhenFull();
};

const bar = document.getElementById('components-reconnect-modal');
bar?.addEventListener('components-reconnect-state-changed', e => {
    if (e.detail.state === 'failed' || e.detail.state === 'rejected') reloadWhenServed();
    else if (e.detail.state === 'retrying') leaveWhenSignedOut();
});

// After a fault the circuit is gone; once in ten seconds is often enough to try again.
const fault = document.getElementById('blazor-error-ui');
const reloadAfterFault = () => {
    const last = Number(sessionStorage.getItem('console-fault') ?? 0);
    sessionStorage.setItem('console-fault', String(Date.now()));
    sayWhenFull();
    setTimeout(reloadWhenServed, Date.now() - last < 30_000 ? 10_000 : 500);
};
if (fault) new MutationObserver((_, observer) => { observer.disconnect(); reloadAfterFault(); }).observe(fault, { attributeFilter: ['style'] });

globalThis.Blazor?.start({
    circuit: {
        // No question before the connection that another node would have to know of: only the connection itself is held by one.
        configureSignalR: builder => builder.withUrl('/_blazor', { skipNegotiation: true, transport: 1 }),
        reconnectionOptions: { maxRetries: 10_000, retryIntervalMilliseconds: n => Math.min(200 * 2 ** Math.min(n, 5), 2000) },
    },
});
