// How a sentence sounds, roughly: the browser's own voice, which is none of Twilio's.
export const speak = (text, language) => {
    const sentence = new SpeechSynthesisUtterance(text);
    if (language) sentence.lang = language;
    speechSynthesis.cancel();
    speechSynthesis.speak(sentence);
};
