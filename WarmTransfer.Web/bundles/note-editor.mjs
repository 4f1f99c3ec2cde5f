// The editor of notes: CodeMirror on one text of Yjs, with the places of others in it.
import { defaultKeymap } from '@codemirror/commands';
import { EditorState, StateEffect, StateField, Transaction } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, keymap, placeholder } from '@codemirror/view';
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next';
import * as Y from 'yjs';

export { Y };

class Caret extends WidgetType {
    constructor(name) {
        super();
        this.name = name;
    }

    eq(other) {
        return other.name === this.name;
    }

    toDOM() {
        const caret = Object.assign(document.createElement('span'), { className: 'other', ariaHidden: 'true' });
        caret.dataset.name = this.name;
        return caret;
    }
}

const carets = places => Decoration.set(places.map(({ at, name }) => Decoration.widget({ widget: new Caret(name), side: 1 }).range(at)), true);

const placed = StateEffect.define();

const others = StateField.define({
    create: () => Decoration.none,
    update: (known, change) => change.effects.filter(effect => effect.is(placed)).reduce((_, effect) => carets(effect.value), known.map(change.changes)),
    provide: field => EditorView.decorations.from(field),
});

// What others write is never refused, however much it is.
const atMost = characters => EditorState.transactionFilter.of(change =>
    change.annotation(Transaction.userEvent) && change.docChanged && change.newDoc.length > Math.max(characters, change.startState.doc.length) ? [] : change);

const look = EditorView.theme({
    '&': { background: 'var(--ground)', color: 'var(--ink)', border: '1px solid var(--line-strong)', borderRadius: 'var(--radius)', font: 'inherit' },
    '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '1px' },
    '.cm-scroller': { font: 'inherit', lineHeight: '1.45', maxBlockSize: '16rem' },
    '.cm-content': { caretColor: 'var(--ink)', minBlockSize: '6rem', padding: 'var(--s2)' },
    '.cm-line': { padding: '0' },
    '.cm-placeholder': { color: 'var(--ink-soft)' },
    '.other': { position: 'relative', borderInlineStart: '2px solid var(--accent)', marginInline: '-1px' },
    '.other::after': {
        content: 'attr(data-name)', position: 'absolute', insetBlockEnd: '100%', insetInlineStart: '-2px', padding: '0 var(--s1)', borderRadius: 'var(--radius)',
        background: 'var(--accent)', color: 'var(--surface)', fontSize: '0.75rem', lineHeight: '1.3', whiteSpace: 'nowrap', pointerEvents: 'none', zIndex: '1',
    },
});

/** An editor in this element, which has to be empty. Its styles are its own: a strict content security policy lets them into no page. */
export const edit = (element, text, { label, hint, phrases, readOnly, characters, moved }) => {
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const undo = new Y.UndoManager(text);
    const view = new EditorView({
        root,
        parent: root,
        state: EditorState.create({
            doc: text.toString(),
            extensions: [
                keymap.of([...yUndoManagerKeymap, ...defaultKeymap]), yCollab(text, null, { undoManager: undo }), others, atMost(characters), look,
                EditorView.lineWrapping, EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true' }), placeholder(hint), EditorState.phrases.of(phrases),
                EditorState.readOnly.of(readOnly), EditorView.editable.of(!readOnly),
                EditorView.updateListener.of(update => (update.selectionSet || update.focusChanged) && moved(view.hasFocus ? update.state.selection.main.head : null)),
            ],
        }),
    });
    return { place: places => view.dispatch({ effects: placed.of(places.map(({ at, name }) => ({ name, at: Math.min(at, view.state.doc.length) }))) }), end: () => view.destroy() };
};
