// One key for each act. A key presses the button that names it in aria-keyshortcuts, here or in the other page: the shell's or the frame's.

import { t } from './words.js';

const storedOff = 'warmtransfer-keys-off';

const pages = () => {
    const other = parent === window ? document.querySelector('iframe')?.contentDocument : parent.document;
    return other ? [document, other] : [document];
};

const find = selector => pages().map(page => page.querySelector(selector)).find(Boolean);
const isOff = () => localStorage.getItem(storedOff) === 'yes';
// What is typed in the editor of notes comes from inside of it. A keypad takes each key for itself.
const inField = e => e.composedPath()[0].closest?.('input:not([type=radio]), textarea, select, [contenteditable=true], .keypad');
const dialogOpen = () => find('dialog[open]');

const buttonFor = key => pages()
    .flatMap(page => [...page.querySelectorAll(`[aria-keyshortcuts="${key}"]`)])
    .find(button => button.checkVisibility());

// A button that would be refused takes the focus instead, and with it says why. A field can only be given the focus.
const press = button => button.matches('input, [aria-disabled=true]') ? button.focus() : button.click();

// A digit goes to the field that is waiting for digits, wherever the focus is.
const pass = digit => {
    const field = find('[data-digits]');
    if (!field?.checkVisibility()) return false;
    field.focus();
    field.value += digit;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    return true;
};

const acts = {
    '?': () => find('#key-map')?.showModal(),
    e: button => button.matches('[aria-disabled=true]') ? button.focus() : find('#confirm-end')?.showModal(),
};

addEventListener('keydown', e => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.repeat || e.defaultPrevented || inField(e) || dialogOpen()) return;
    const key = e.key.toLowerCase();
    if (/^[1-9]$/.test(key) && !isOff() && pass(key)) return e.preventDefault();
    const button = /^[a-z]$/.test(key) && buttonFor(key);
    if (key !== '?' && (!button || isOff())) return;
    e.preventDefault();
    (acts[key] ?? press)(button);
});

// From wherever the focus is, fields and editors too, which do something of their own with it.
addEventListener('keydown', e => {
    if (!(e.ctrlKey || e.metaKey) || e.altKey || e.shiftKey || e.key.toLowerCase() !== 'k' || dialogOpen()) return;
    const button = buttonFor('Control+k');
    if (!button) return;
    e.preventDefault();
    e.stopPropagation();
    if (!e.repeat) button.click();
}, { capture: true });

addEventListener('click', e => {
    if (e.target.closest('[data-opens=key-map]')) find('#key-map').showModal();
    if (e.target.closest('[data-closes]')) e.target.closest('dialog').close();
    if (e.target.closest('[data-closes=end]')) buttonFor('e')?.click();
});

addEventListener('change', e => {
    if (e.target.id === 'keys-on') localStorage.setItem(storedOff, e.target.checked ? 'no' : 'yes');
});

// Said once to those who listen, and then never again: the map is always there.
const hint = document.getElementById('keys-hint');
if (hint) {
    document.getElementById('keys-on').checked = !isOff();
    if (!localStorage.getItem('warmtransfer-keys-told')) setTimeout(() => { hint.textContent = t('Press the question mark for the keyboard’s map.'); }, 1500);
    localStorage.setItem('warmtransfer-keys-told', 'yes');
}
