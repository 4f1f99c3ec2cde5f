// Small tools of every panel: make elements, change text only when it differs, keep lists by key.

export const byId = id => document.getElementById(id);

export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && !name.includes('-')) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

export const icon = name => make('span', { className: `icon ${name}`, 'aria-hidden': 'true' });

export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

export function show(element, visible) {
  if (element.hidden === visible) element.hidden = !visible;
}

// Rows stay the same elements while their key stays, so that focus, selection and open details survive an update.
export function keyed(parent, items, keyOf, create, update) {
  const keys = new Set(items.map(keyOf));
  const rows = new Map();
  for (const row of [...parent.children]) {
    if (keys.has(row.dataset.key)) rows.set(row.dataset.key, row);
    else row.remove();
  }
  let place = parent.firstElementChild;
  for (const item of items) {
    const key = keyOf(item);
    const row = rows.get(key) ?? create(item);
    row.dataset.key = key;
    update(row, item);
    if (row === place) place = place.nextElementSibling;
    else parent.insertBefore(row, place);
  }
}

export function flags(parent, texts) {
  keyed(parent, texts, ({ text }) => text,
    ({ text, tone, symbol }) => make('span', { className: `chip ${tone ?? ''}` }, ...(symbol ? [icon(symbol)] : []), text),
    () => {});
}

const options = new Intl.NumberFormat('en', { minimumIntegerDigits: 2, useGrouping: false });

export function duration(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${options.format(m)}:${options.format(s)}` : `${m}:${options.format(s)}`;
}
