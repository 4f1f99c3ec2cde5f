// The address bar says which page is in the frame. The frame keeps no history of its own: each entry of the window's is made here,
// so that Back and Forward change the frame and never the page that has the phone.

import { countUse } from './use.js';

const frame = document.querySelector('iframe');
const show = () => frame.contentWindow.location.replace(location.href);

const follow = e => {
    const link = e.target.closest?.('a[href]');
    if (!link || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey || link.target || link.hasAttribute('download')) return;
    const to = new URL(link.href);
    const here = link.ownerDocument.location;
    if (to.origin !== location.origin || (to.hash && to.pathname === here.pathname && to.search === here.search)) return;
    e.preventDefault();
    if (to.href !== location.href) history.pushState(null, '', to);
    show();
};

const name = inside => {
    frame.title = inside.title;
    for (const link of document.querySelectorAll('nav a')) {
        if (`${location.pathname}/`.startsWith(`${link.pathname}/`)) link.setAttribute('aria-current', 'page');
        else link.removeAttribute('aria-current');
    }
};

const arrived = (busy, named) => {
    const inside = frame.contentDocument;
    // The session is over; during a call that can wait. The page to come back to is in the address.
    if (inside?.location.pathname.startsWith('/signin')) {
        if (!busy()) location.assign(inside.location.href);
        return;
    }
    // No answer, or half of one.
    if (!inside?.querySelector('main')) {
        setTimeout(show, 3000);
        return;
    }
    // Before Blazor, which would put the other page into this one.
    inside.addEventListener('click', follow, { capture: true });
    countUse(inside);
    if (inside.location.href !== location.href) history.replaceState(null, '', inside.location.href);
    name(inside);
    named();
};

/** From now on address and frame say the same. `busy` says whether a call needs this page; `named` hears that the frame's title is another. */
export const keepAddress = (busy, named) => {
    countUse(window);
    frame.addEventListener('load', () => arrived(busy, named));
    // Modules run late: the first page may be there already.
    if (frame.contentDocument?.readyState === 'complete' && frame.contentDocument.location.href !== 'about:blank') arrived(busy, named);
    addEventListener('popstate', show);
    addEventListener('click', follow);
};
