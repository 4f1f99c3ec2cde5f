// Runs before the first paint, so that nobody sees the wrong colours; and again when another frame or tab chooses.
(() => {
    const key = 'warmtransfer-theme';
    const apply = () => {
        const theme = localStorage.getItem(key);
        if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
        else delete document.documentElement.dataset.theme;
    };
    apply();
    addEventListener('storage', e => { if (e.key === key) apply(); });
    addEventListener('change', e => {
        if (e.target.name !== 'theme') return;
        localStorage.setItem(key, e.target.value);
        apply();
    });
    addEventListener('DOMContentLoaded', () => {
        const chosen = document.querySelector(`input[name=theme][value="${localStorage.getItem(key) ?? 'auto'}"]`);
        if (chosen) chosen.checked = true;
    });
})();
