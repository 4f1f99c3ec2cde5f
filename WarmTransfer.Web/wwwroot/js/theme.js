// Runs before the first paint, so that nobody sees the wrong colours or sizes; and again when another frame or tab chooses.
(() => {
    const choices = { theme: ['light', 'dark'], density: ['compact'] };
    const key = name => `warmtransfer-${name}`;
    const apply = name => {
        const chosen = localStorage.getItem(key(name));
        if (choices[name].includes(chosen)) document.documentElement.dataset[name] = chosen;
        else delete document.documentElement.dataset[name];
    };
    Object.keys(choices).forEach(apply);
    addEventListener('storage', e => Object.keys(choices).filter(name => e.key === key(name)).forEach(apply));
    addEventListener('change', e => {
        const { name, value } = e.target;
        if (!Object.hasOwn(choices, name ?? '')) return;
        localStorage.setItem(key(name), value);
        apply(name);
    });
    addEventListener('DOMContentLoaded', () => {
        for (const name of Object.keys(choices)) {
            const chosen = document.querySelector(`input[name=${name}][value="${localStorage.getItem(key(name)) ?? 'auto'}"]`);
            if (chosen) chosen.checked = true;
        }
    });
})();
