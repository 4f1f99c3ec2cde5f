// Texts in the language of the page. English stands where it is said; the page brings the others.
const texts = JSON.parse(document.getElementById('words')?.textContent ?? '{}');

const { lang } = document.documentElement;

/** The page is in the language that the server's messages are in. */
export const isEnglish = lang === '' || lang === 'en';

/** Whose dates and order of names they are: those of the page's language; in English those of the reader's browser. */
export const locale = isEnglish ? undefined : lang;

/** The text with {0}, {1}… filled in. The text is a literal, or nobody could translate it: the build looks for t('…'). */
export const t = (text, ...parts) => (texts[text] ?? text).replace(/\{(\d+)\}/g, (_, index) => parts[index]);
