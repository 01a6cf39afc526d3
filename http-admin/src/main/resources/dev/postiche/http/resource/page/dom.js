// Elements are made here and nowhere else, and what the server says goes into them as text only:
// mail is written by strangers.

export const $ = id => document.getElementById(id);

export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key, value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.flat(Infinity).filter(child => child !== '' && child !== undefined));
  return made;
}

/** Puts nodes in place of those there are, but keeps what is equal: focus, folds and selection. */
export function fill(parent, items, key, render, sign = JSON.stringify) {
  const old = new Map([...parent.children].map(child => [child.dataset.key, child]));
  const wanted = items.map(item => {
    const name = String(key(item));
    const signature = sign(item);
    const there = old.get(name);
    if (there && there.signature === signature) return there;
    const made = render(item);
    made.dataset.key = name;
    made.signature = signature;
    if (there) replace(there, made);
    return made;
  });
  const staying = new Set(wanted);
  [...parent.children].filter(child => !staying.has(child)).forEach(child => child.remove());
  wanted.forEach((child, i) => {
    if (parent.children[i] !== child) parent.insertBefore(child, parent.children[i] || null);
  });
}

const FOCUSABLE = 'a, button, input, textarea, select, summary';

/** Focus, and what was unfolded, stay in the place where they were. */
function replace(there, made) {
  const open = [...there.querySelectorAll('details')].map(fold => fold.open);
  made.querySelectorAll('details').forEach((fold, i) => { fold.open = open[i] ?? fold.open; });
  const focused = [...there.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement);
  there.replaceWith(made);
  if (focused >= 0) made.querySelectorAll(FOCUSABLE)[focused]?.focus({ preventScroll: true });
}

const HIDDEN = /[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** What would be invisible, or turn the line round, is shown by name. */
export const visible = said => said.replaceAll('\r\n', '\n').replace(HIDDEN, c => {
  const code = c.charCodeAt(0);
  return code < 0x20 ? String.fromCharCode(0x2400 + code)
    : '‹U+' + code.toString(16).toUpperCase().padStart(4, '0') + '›';
});

/** Text of a stranger, cut where nobody reads on; the rest comes at a click. */
export function long(said, most = 4000) {
  const shown = visible(said);
  if (shown.length <= most) return [shown];
  const more = el('button', { type: 'button', class: 'quiet', click: () => more.replaceWith(shown.slice(most)) },
    `… show all ${count(shown.length, 'character')}`);
  return [shown.slice(0, most), more];
}

/** One line of a list; names may go in any direction. */
export const name = (said, more = {}) => el('bdi', more, visible(said.slice(0, 300)));

export const count = (n, what, many = what + 's') => `${n.toLocaleString('en')} ${n === 1 ? what : many}`;

export const button = (label, click, more = {}) => el('button', { type: 'button', click, ...more }, label);

export const time = text => el('time', { datetime: text }, text.slice(0, 19).replace('T', ' '));

export function save(file, type, content) {
  const url = URL.createObjectURL(new Blob([content], { type }));
  el('a', { href: url, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
