import { t } from './words.js';

/** The promise, or a failure that says so when it takes longer. */
export const within = (promise, ms, text) => {
    let timer;
    const late = new Promise((_, reject) => {
        timer = setTimeout(() => reject(Object.assign(new Error(text), { text, mend: t('It is tried again by itself.'), late: true })), ms);
    });
    return Promise.race([promise, late]).finally(() => clearTimeout(timer));
};
