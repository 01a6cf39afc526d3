// The page: which part is shown, and when to look again.
import * as api from './api.js';
import * as faults from './faults.js';
import * as mail from './mail.js';
import * as sessions from './sessions.js';
import { $, el } from './dom.js';

const PARTS = { sessions, faults, mail };

/** How long to let changes gather before looking again. */
const PAUSE = 300;

let shown = '';
let turn = 0;
let clockAhead = 0;
const page = { server: null, faults: [], isNew: true, action, again, mark };

const names = () => {
  const [part = '', ...rest] = location.hash.slice(1).split('/');
  return PARTS[part] ? [part, ...rest.map(decodeURIComponent)] : ['sessions'];
};

function complain(problem) {
  if (problem instanceof api.TokenWanted) {
    $('login-error').textContent = problem.message;
    if (!$('login').open) $('login').showModal();
    return;
  }
  $('error').textContent = problem instanceof SyntaxError ? 'That is no JSON: ' + problem.message : problem.message;
  $('error').hidden = false;
}

/** What a button does: a refusal is told, and everything is looked at again. */
function action(act, looksAgain = true) {
  return async () => {
    $('error').hidden = true;
    try {
      await act();
      if (looksAgain) await look();
    } catch (problem) {
      complain(problem);
    }
  };
}

/** Shows the state of things; one that is overtaken by another shows nothing more. */
async function look() {
  const own = ++turn;
  const [server, clock, armed] = await Promise.all(['/server', '/clock', '/faults'].map(api.get));
  if (own !== turn) return;
  page.server = server;
  page.faults = armed.items;
  clockAhead = Date.parse(clock.now) - Date.now();
  facts();
  const [part, ...rest] = names();
  page.isNew = shown !== part;
  shown = part;
  try {
    await PARTS[part].show({ ...page, isCurrent: () => own === turn }, rest);
  } catch (problem) {
    if (problem.status !== 404) throw problem;
    shown = '';
    $('detail').replaceChildren(el('p', {}, problem.message));
  }
}

function facts() {
  const { endpoints, profile, seed, counters } = page.server;
  $('facts').textContent = [...Object.entries(endpoints).map(([scheme, at]) => `${scheme}://${at}`),
    'profile ' + profile, 'seed ' + seed].join(' · ');
  const sum = key => Object.values(counters).reduce((all, it) => all + it[key], 0);
  $('count-sessions').textContent = sum('live') ? sum('live') + ' live' : '';
  const fired = page.faults.filter(fault => fault.fired).length;
  $('count-faults').textContent = page.faults.length ? `${page.faults.length}${fired ? `, ${fired} acted` : ''}` : '';
  tick();
}

function tick() {
  const now = new Date(Date.now() + clockAhead).toISOString();
  $('now').textContent = now.slice(0, 19).replace('T', ' ');
  $('now').dateTime = now;
}

/** The link to what is shown is the current one. */
function mark() {
  const here = location.hash || '#sessions';
  for (const link of document.querySelectorAll('nav a, #list a')) {
    const target = link.getAttribute('href');
    const current = link.closest('nav') ? here.split('/')[0] === target : here === target || here.startsWith(target + '/');
    if (current) link.setAttribute('aria-current', here === target ? 'page' : 'true');
    else link.removeAttribute('aria-current');
  }
}

let due = null;
let looking = false;

/** Looks again soon, and never twice at once. */
function again() {
  due ??= setTimeout(async () => {
    due = null;
    if (looking) return again();
    looking = true;
    await look().catch(complain);
    looking = false;
  }, PAUSE);
}

function live(text, style) {
  $('live').textContent = text;
  $('live').className = style;
}

async function stay() {
  let gone = false;
  for (;;) {
    try {
      await look();
      if (gone) $('error').hidden = true;
      gone = false;
      await api.listen(() => live('live', 'live'), again);
    } catch (problem) {
      live('not connected', 'bad');
      gone = true;
      if (problem instanceof api.TokenWanted) return complain(problem);
      complain(problem);
    }
    await new Promise(done => setTimeout(done, 2000));
  }
}

function submit(id, act) {
  $(id).addEventListener('submit', event => {
    event.preventDefault();
    action(act)();
  });
}

submit('clock', async () => {
  await api.send('POST', '/clock/advance', { by: $('advance').value || '29m' });
  $('advance').value = '';
});
submit('spaces', () => {
  const url = new URL(location.href);
  url.hash = '';
  if ($('space').value.trim()) url.searchParams.set('space', $('space').value.trim());
  else url.searchParams.delete('space');
  location.href = url;
});
$('login').querySelector('form').addEventListener('submit', () => {
  api.useToken($('token').value);
  $('token').value = '';
  stay();
});
$('space').value = api.space;
$('space').addEventListener('focus', action(async () => {
  const { items } = await api.get('/spaces');
  $('space-names').replaceChildren(...items.map(it => el('option', { value: it.name })));
}, false));
$('docs').addEventListener('click', event => {
  if (!api.isClosed()) return;
  event.preventDefault();
  action(async () => {
    const docs = await api.text('/docs', 'text/html');
    open(URL.createObjectURL(new Blob([docs], { type: 'text/html' })));
  }, false)();
});
$('reset').addEventListener('click', action(() => api.send('POST', '/reset')));
addEventListener('hashchange', () => {
  $('error').hidden = true;
  mark();
  look().then(() => $('detail').scrollTo(0, 0), complain);
});
setInterval(tick, 1000);
stay();
