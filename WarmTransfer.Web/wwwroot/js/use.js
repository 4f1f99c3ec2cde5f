// Says that a person is here. The phone and live pages ask by themselves all the time, which is no use of a session.

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'];
const interval = 30_000;
let told = 0;

const tell = () => {
    if (Date.now() - told < interval) return;
    told = Date.now();
    fetch('/session/use', { method: 'POST', keepalive: true }).catch(() => { });
};

/** From now on what a person does in this window or document counts. */
export const countUse = target => {
    for (const sign of signs) target.addEventListener(sign, tell, { capture: true, passive: true });
};
