'use strict';

/* What the page shows, and the words it says it in: those of its own, or their translations. */
const data = JSON.parse(document.getElementById('data').textContent);
const word = text => Object.hasOwn(data.header.words, text) ? data.header.words[text] : text;

/* A sentence with values: its translation is found by the sentence with {0}, {1}, … in their places. */
function say(parts, ...values) {
  const sentence = word(parts.reduce((text, part, i) => `${text}{${i - 1}}${part}`));
  return sentence.replace(/\{(\d+)\}/g, (_, i) => values[i]);
}

function translatePage() {
  document.documentElement.lang = data.header.language;
  for (const one of document.body.querySelectorAll('*:not(script)')) {
    for (const name of ['title', 'aria-label', 'placeholder']) {
      if (one.hasAttribute(name)) one.setAttribute(name, word(one.getAttribute(name)));
    }
    for (const text of one.childNodes) {
      if (text.nodeType === Node.TEXT_NODE && text.data.trim() !== '') text.data = word(text.data.trim());
    }
  }
}

