// What the server asks of notes: all updates as one, and the text in it. What is no update is left out.
import * as Y from 'yjs';

const take = (doc, update) => {
    try {
        Y.applyUpdate(doc, update);
    } catch {
        // Whoever sent it has nothing of it; the others lose nothing.
    }
};

globalThis.settle = updates => {
    const doc = new Y.Doc();
    for (const update of updates) take(doc, new Uint8Array(update));
    const settled = { state: Y.encodeStateAsUpdate(doc), text: doc.getText('note').toString() };
    doc.destroy();
    return settled;
};
