// The page that owns the phone: the call bar above, the console in a frame that may come and go.

import { serverInstant } from './elapsed.js';
import './keys.js';
import { Phone } from './phone.js';
import { keepAddress } from './address.js';
import { CallNotice } from './call-notice.js';
import { devicePanel } from './device-panel.js';
import { t } from './words.js';

const texts = {
    elsewhere: ['phone-off', t('The phone is open in another tab')],
    off: ['phone-off', t('Phone not connected')],
    connecting: ['loader-circle', t('Connecting the phone…')],
    ready: ['circle-check', t('Phone ready')],
    incoming: ['phone-incoming', t('Incoming call')],
    'in-call': ['phone-call', t('In call')],
};

const shows = {
    connect: s => s.state === 'off',
    answer: s => s.state === 'incoming',
    decline: s => s.state === 'incoming',
    toggleMute: s => s.state === 'in-call',
    hangUp: s => s.state === 'in-call',
};

const part = name => document.querySelector(`[data-part=${name}]`);
const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };

// How somebody takes part in another's call: the icon, the words, and the words for whoever is muted besides. A listener is, and nobody says so.
const monitorModes = {
    listen: ['ear', whose => t('Listening to {0}', whose), whose => t('Listening to {0}', whose)],
    whisper: ['message-circle', whose => t('Whispering in {0}', whose), whose => t('Whispering in {0} – you are muted', whose)],
    barge: ['megaphone', whose => t('Speaking in {0}', whose), whose => t('Speaking in {0} – you are muted', whose)],
};

const calling = ({ monitoring }) => ['loader-circle', monitoring ? t('Connecting to {0}…', monitoring.whose) : t('Rejoining the call…')];

const monitoringText = ({ monitoring: { mode, whose }, muted }) => {
    const [icon, words, mutedWords] = monitorModes[mode];
    return [icon, (muted ? mutedWords : words)(whose)];
};

const inCall = s =>
    s.reconnecting ? ['wifi-off', t('In call – restoring the sound…')]
        : s.monitoring ? (s.monitoring.admitted ? monitoringText : calling)(s)
            : s.muted ? ['mic-off', t('In call – you are muted')] : texts['in-call'];

const headline = s =>
    s.state === 'incoming' && s.briefing ? ['phone-incoming', t('Incoming transfer from {0}', s.briefing.from)]
        : s.testing ? ['headset', t('Testing the phone…')]
            : s.state === 'ready' && s.busy ? calling(s)
                : s.state === 'in-call' ? inCall(s) : texts[s.state];

const paintNotice = s => {
    const worst = s.notice ?? (s.warnings.length ? { text: s.warnings.at(-1).text, mend: '' } : null);
    part('notice').hidden = !worst;
    write(part('notice-text'), worst?.text ?? '');
    write(part('notice-mend'), worst?.mend ?? '');
    part('notice-sign-in').hidden = !worst?.signIn;
};

const paintButtons = s => {
    for (const [name, shown] of Object.entries(shows)) document.querySelector(`.call-bar [data-phone=${name}]`).hidden = !shown(s);
    const mute = document.querySelector('.call-bar [data-phone=toggleMute]');
    mute.setAttribute('aria-pressed', s.muted);
    mute.querySelector('.icon').dataset.icon = s.muted ? 'mic-off' : 'mic';
    document.querySelector('.call-bar [data-phone=answer]').setAttribute('aria-busy', s.busy);
};

// The page's own name, which somebody with many tabs looks for; a call that comes in goes before it.
const notice = new CallNotice(() => document.querySelector('iframe').title, () => window.warmTransfer.phone.gear.devices.choices.notify);

const paint = s => {
    const [icon, text] = headline(s);
    const bar = document.querySelector('.call-bar');
    bar.dataset.state = s.state;
    bar.dataset.muted = s.muted;
    part('icon').dataset.icon = icon;
    write(part('text'), text);
    write(part('briefing'), s.briefing && s.state === 'incoming' ? [s.briefing.reason, s.briefing.customer, ...s.briefing.soFar].filter(Boolean).join(' · ') : '');
    part('clock').hidden = !s.since;
    if (s.since) part('clock').setAttribute('since', serverInstant(s.since));
    part('levels').hidden = s.state !== 'in-call';
    notice.paint(s);
    part('sound-blocked').hidden = !s.soundBlocked;
    paintButtons(s);
    paintNotice(s);
};

const paintLevel = ({ detail }) => {
    for (const name of ['input', 'output']) {
        part(name).style.setProperty('--level', detail[name]);
        part(name).setAttribute('aria-valuenow', detail[name].toFixed(2));
    }
};

const start = config => {
    const phone = new Phone(config);
    window.warmTransfer = { phone };
    phone.addEventListener('change', e => paint(e.detail));
    phone.addEventListener('level', paintLevel);
    addEventListener('click', e => {
        const button = e.target.closest('[data-phone]');
        if (button) phone[button.dataset.phone](button.dataset.with);
    });
    paint(phone.snapshot);
    devicePanel(phone, config.sounds);
    keepAddress(() => phone.snapshot.state === 'in-call' || phone.snapshot.state === 'incoming', () => notice.paint(phone.snapshot));
    dispatchEvent(new Event('warmtransfer-ready'));
    phone.own();
};

const config = document.getElementById('phone-config');
if (config) start(JSON.parse(config.textContent));
