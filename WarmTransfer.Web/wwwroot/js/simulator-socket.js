// Loaded before the SDK, and only for the local phone network: the SDK always asks for wss://, the simulator speaks ws:// on loopback.
(() => {
    const host = document.currentScript.dataset.host;
    const Native = globalThis.WebSocket;
    globalThis.WebSocket = class extends Native {
        constructor(url, ...rest) {
            const text = String(url);
            super(text.startsWith(`wss://${host}`) ? `ws${text.slice(3)}` : url, ...rest);
        }
    };
})();
