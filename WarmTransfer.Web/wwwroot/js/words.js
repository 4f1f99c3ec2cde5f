// Texts in the language of the page. English stands where it is said; the page brings the others.
const texts = JSON.parse(document.getElementById('words')?.textContent ?? '{}');

/// The text with {0}, {1}… filled in.
export const t = (text, ...parts) => (texts[text] ?? text).replace(/\{(\d+)\}/g, (_, index) => parts[index]);
