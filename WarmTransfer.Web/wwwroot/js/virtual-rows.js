// A long table that has on the page only the rows in sight: tells the server which those are, and keeps the room of the others.

const around = 12;

// <row-space rows="n">: as high as n rows. Set here, not by an attribute of the server's, which the security policy forbids.
class RowSpace extends HTMLElement {
    static observedAttributes = ['rows'];
    attributeChangedCallback() {
        this.style.display = 'block';
        this.style.blockSize = `calc(var(--row) * ${Number(this.getAttribute('rows')) || 0})`;
    }
}

customElements.define('row-space', RowSpace);

/** From now on the server hears which rows are to be there. Returns what ends that. */
export const watch = (scroller, rows) => {
    let from = 0, to = 0;
    const look = () => {
        const height = scroller.querySelector('tbody tr:not([aria-hidden])')?.offsetHeight;
        if (!height) return;
        const first = Math.floor(scroller.scrollTop / height), last = Math.ceil((scroller.scrollTop + scroller.clientHeight) / height);
        if (first >= from && last <= to) return;
        [from, to] = [Math.max(0, first - around), last + around];
        rows.invokeMethodAsync('Show', from, to - from).catch(() => { });
    };
    const sizes = new ResizeObserver(look);
    sizes.observe(scroller);
    scroller.addEventListener('scroll', look, { passive: true });
    return {
        end: () => {
            sizes.disconnect();
            scroller.removeEventListener('scroll', look);
        },
    };
};
