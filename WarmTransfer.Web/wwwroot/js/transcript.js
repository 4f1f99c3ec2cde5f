const Near = 40;

/** Keeps the end of a list in sight as it grows, unless somebody has scrolled back in it. */
export const follow = list => {
    const toEnd = () => { list.scrollTop = list.scrollHeight; };
    let atEnd = true;
    const look = () => { atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < Near; };
    const grown = new MutationObserver(() => { if (atEnd) toEnd(); });
    list.addEventListener('scroll', look, { passive: true });
    grown.observe(list, { childList: true, subtree: true, characterData: true });
    toEnd();
    return {
        end: () => {
            grown.disconnect();
            list.removeEventListener('scroll', look);
        },
    };
};
