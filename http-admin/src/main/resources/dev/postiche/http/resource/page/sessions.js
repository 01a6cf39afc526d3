// Who connected, how it went, and what was said.
import * as api from './api.js';
import { $, button, count, el, fill, long, name, save, time } from './dom.js';

const FORMS = [['txt', 'text/plain', 'text'], ['html', 'text/html', 'page'],
  ['mmd', 'text/vnd.mermaid', 'diagram'], ['json', 'application/json', 'JSON']];

/** How a session may end without anything being wrong. */
const GOOD_ENDINGS = ['logout', 'quit'];

let shown = 200;
let filter = { text: '', trouble: false };
let sessions = [];
let drawn = '';

const hasTrouble = s => s.refused > 0 || s.faults.length > 0 || s.error || s.dropped > 0
  || (!s.live && !GOOD_ENDINGS.includes(s.ending));

const ending = s => s.live ? s.state : (s.ending || 'ended').replaceAll('-', ' ');

function badges(s) {
  return [
    s.refused ? el('span', { class: 'badge bad' }, `${s.refused} refused`) : '',
    ...s.faults.map(fault => el('span', { class: 'badge fault' }, 'fault ', name(fault))),
    s.error ? el('span', { class: 'badge bad' }, 'server error') : '',
    s.dropped ? el('span', { class: 'badge' }, `${count(s.dropped, 'octet')} not kept`) : '',
  ];
}

function row(s) {
  const state = s.live ? 'live' : GOOD_ENDINGS.includes(s.ending) ? 'done' : 'fault';
  return el('li', {}, el('a', { href: '#sessions/' + s.n },
    el('span', { class: 'line' },
      el('b', {}, `${s.n} ${s.protocol.toUpperCase()}`), s.account ? name(s.account) : el('i', {}, 'not logged in'),
      el('span', { class: 'state ' + state }, ending(s))),
    el('span', { class: 'line small' },
      el('span', {}, `${count(s.exchangeCount, 'exchange')}${s.last ? ', last' : ''}`), s.last ? name(s.last) : '', badges(s))));
}

function matches(s) {
  const text = [s.n, s.protocol, s.account, ending(s), s.last, ...s.faults].join(' ').toLowerCase();
  return (!filter.trouble || hasTrouble(s)) && text.includes(filter.text);
}

function frame(page) {
  const draw = () => list(page);
  $('list').replaceChildren(
    el('div', { class: 'tools' },
      el('input', { type: 'search', placeholder: 'Filter', 'aria-label': 'Filter the sessions',
        input: event => { filter.text = event.target.value.toLowerCase(); draw(); } }),
      el('label', {}, el('input', { type: 'checkbox',
        change: event => { filter.trouble = event.target.checked; draw(); } }), ' only trouble'),
      button('Forget ended', page.action(() => api.send('DELETE', '/sessions')))),
    el('ul', { id: 'sessions', class: 'rows' }), el('p', { id: 'more', class: 'small' }));
  filter = { text: '', trouble: false };
}

function list(page) {
  const meant = sessions.items.filter(matches);
  fill($('sessions'), meant, s => s.n, row);
  page.mark();
  const rest = [
    sessions.items.length === 0 ? 'Nobody has connected yet.' : meant.length === 0 ? 'None is like that.' : '',
    sessions.next ? button('Show more', page.action(() => { shown += 500; })) : '',
    sessions.dropped ? ` ${count(sessions.dropped, 'session')} had to be dropped: raise the limit "recording".` : '',
  ];
  $('more').replaceChildren(...rest);
}

export async function show(page, [n]) {
  if (page.isNew) { frame(page); drawn = ''; }
  sessions = await api.get(`/sessions?brief=true&order=newest&limit=${shown}`);
  list(page);
  return n === undefined ? overview(page) : detail(page, n);
}

/** For whoever comes here because a build is red: what went wrong, or how to begin. */
function overview(page) {
  const signature = JSON.stringify([sessions, page.faults]);
  if (drawn === signature) return;
  drawn = signature;
  const trouble = sessions.items.filter(hasTrouble);
  const silent = page.faults.filter(fault => fault.enabled && fault.fired === 0);
  const parts = [el('h2', {}, 'What happened')];
  if (sessions.items.length === 0) {
    parts.push(el('p', {}, 'Nobody has connected yet. The server listens at'),
      el('ul', {}, Object.entries(page.server.endpoints).map(([scheme, at]) =>
        el('li', {}, el('code', {}, `${scheme}://${at}`)))),
      el('p', {}, 'and what is said there is shown here at once. ', el('a', { href: '#mail' }, 'Mail'),
        ' shows the accounts; under ', el('a', { href: '#faults' }, 'Faults'), ' the server learns to fail.'));
  } else if (trouble.length === 0) {
    parts.push(el('p', {}, `${count(sessions.items.length, 'session')}, and nothing went wrong: nothing was refused, no fault acted, and who has left said goodbye.`));
  } else {
    parts.push(el('p', {}, `${trouble.length} of ${count(sessions.items.length, 'session')} had trouble, the latest first.`),
      el('ul', { class: 'rows' }, trouble.slice(0, 50).map(row)),
      trouble.length > 50 ? el('p', { class: 'small' }, `and ${trouble.length - 50} more`) : '');
  }
  if (silent.length > 0) {
    parts.push(el('h2', {}, 'Faults that have not acted'), el('ul', {}, silent.map(fault => el('li', {},
      el('a', { href: '#faults' + api.path(fault.name) }, name(fault.name)), ': ',
      fault.nearMisses.length ? name(fault.nearMisses.at(-1)) : 'nothing came near'))));
  }
  $('detail').replaceChildren(...parts.filter(Boolean));
}

async function detail(page, n) {
  const summary = sessions.items.find(s => String(s.n) === n);
  const signature = n + JSON.stringify({ ...summary, lastedMs: summary?.live ? 0 : summary?.lastedMs });
  if (drawn === signature) return;
  const s = await api.get(api.path('sessions', n));
  if (!page.isCurrent()) return;
  drawn = signature;
  if ($('dialogue')?.dataset.n !== n) {
    $('detail').replaceChildren(el('div', { id: 'head' }),
      el('table', { id: 'dialogue', 'data-n': n, 'aria-label': 'Dialogue: seconds, who, what' }));
  }
  fill($('head'), [{ s: { ...s, exchanges: undefined }, t: troubles(s) }], () => 0, ({ t }) => head(page, s, t));
  dialogue(s);
}

function head(page, s, trouble) {
  const at = api.path('sessions', String(s.n));
  return el('div', {},
    el('h2', {}, `Session ${s.n}: ${s.protocol.toUpperCase()}, `, s.account ? name(s.account) : 'not logged in'),
    el('p', { class: 'small' }, `from ${s.client}, ${s.tls || 'no TLS'}, began `, time(s.began),
      `, ${s.live ? 'is' : 'lasted ' + seconds(s.lastedMs) + ' s, ended:'} `,
      el('b', {}, ending(s)), `; ${count(s.octetsIn, 'octet')} in, ${s.octetsOut.toLocaleString('en')} out`,
      s.clientId ? ['; client ', name(s.clientId)] : ''),
    s.error ? el('p', { class: 'bad' }, 'Server error: ' + s.error) : '',
    trouble.length ? el('ul', { class: 'troubles', 'aria-label': 'What went wrong' }, trouble.map(it =>
      el('li', { class: it.kind }, el('button', { type: 'button', class: 'quiet', click: () => goTo(it.n) }, name(it.text))))) : '',
    el('div', { class: 'tools' },
      button('Copy', page.action(async () =>
        navigator.clipboard.writeText(await api.text(at, 'text/plain')))),
      el('span', { class: 'small' }, 'Save as'),
      FORMS.map(([ending, type, label]) => button(label, page.action(async () =>
        save(`session-${s.n}.${ending}`, type, await api.text(at, type))), { title: 'Save as ' + label })),
      button('Good practice?', page.action(() => practice(s.n))),
      button(s.live ? 'Close' : 'Forget', page.action(async () => {
        await api.send('DELETE', at);
        location.hash = '#sessions';
      }), { title: s.live ? 'Ends the connection and forgets the session' : '' })),
    el('p', { id: 'practice', class: 'small', role: 'status' }));
}

async function practice(n) {
  const reply = await api.send('POST', '/verify', { sessions: { n }, followsGoodPractice: true });
  const { ok, nearest } = await reply.json();
  $('practice').replaceChildren(...(ok ? ['It follows good practice.']
    : nearest.split('\n\n')[0].split('\n').map(line => el('span', { class: 'block' }, line))));
}

function troubles(s) {
  return s.exchanges.flatMap(e => [
    ...e.faults.map(fault => ({ n: e.n, kind: 'fault', text: `${e.command || e.kind}: fault ${fault} acted` })),
    ...(isRefused(e) ? [{ n: e.n, kind: 'bad', text: `${e.command || 'not a command'}: ${lastLine(e)}` }] : []),
  ]).slice(0, 20);
}

const isRefused = e => ['NO', 'BAD', '-ERR'].includes(e.status);

function lastLine(e) {
  const text = e.said.filter(piece => piece.by === 'server' && piece.text).at(-1)?.text.trimEnd() || e.status;
  const line = text.slice(text.lastIndexOf('\n') + 1);
  return e.tag && line.startsWith(e.tag + ' ') ? line.slice(e.tag.length + 1) : line;
}

function goTo(n) {
  const place = $('dialogue').querySelector(`[data-key="${n}"]`);
  place?.scrollIntoView({ block: 'center' });
  place?.focus();
}

const seconds = ms => (ms / 1000).toFixed(3);

/** The latest exchanges; all of a very long session at a click. */
function dialogue(s, most = 300) {
  const table = $('dialogue');
  const follows = s.live && table.rows.length > 0
    && table.getBoundingClientRect().bottom < $('detail').getBoundingClientRect().bottom + 40;
  const all = table.dataset.all ? s.exchanges : s.exchanges.slice(-most);
  const hidden = s.exchanges.length - all.length;
  fill(table, [...(hidden ? [{ n: 'earlier', hidden }] : []), ...all], e => e.n,
    e => e.hidden ? earlier(s, e.hidden) : exchange(e, s.live),
    e => [e.hidden, e.whole || s.live, e.octetsIn, e.octetsOut, e.status, e.changes?.length].join());
  if (follows) table.lastElementChild.scrollIntoView({ block: 'end' });
}

const earlier = (s, hidden) => el('tbody', {}, el('tr', {}, el('td', { colspan: 3 },
  button(`Show ${count(hidden, 'earlier exchange')}`, () => {
    $('dialogue').dataset.all = 'yes';
    dialogue(s);
  }))));

function exchange(e, live) {
  const rows = lines(e).map(({ at, by, parts }) => line(seconds(at), by === 'client' ? 'C' : 'S', parts));
  if (isRefused(e)) rows.at(-1)?.classList.add('bad');
  const remark = (text, style) => rows.push(line('', '--', [text], style));
  e.faults.forEach(fault => rows.push(line('', '--', ['fault ',
    el('a', { href: '#faults' + api.path(fault) }, name(fault)), ' acted'], 'fault')));
  e.changes.forEach(change => remark(change));
  if (e.dropped) remark(count(e.dropped, 'octet') + ' not kept');
  if (!e.whole) remark(live ? 'under way' : 'broken off', live ? '' : 'fault');
  if (e.totalMs >= 500) remark(`took ${seconds(e.totalMs)} s`, 'slow');
  return el('tbody', { tabindex: -1 }, rows);
}

const line = (at, who, parts, style = '') => el('tr', { class: `${{ C: 'c', S: 's' }[who] || 'r'} ${style}` },
  el('td', {}, at), el('td', {}, who === '--' ? who : who + ':'),
  el('td', {}, parts.flatMap(part => typeof part === 'string' ? long(part) : [part])));

/** What was said, line by line; of literals only how long they were. */
function lines(e) {
  const all = [];
  let open = null;
  const add = (piece, part) => {
    if (!open || open.by !== piece.by) all.push(open = { at: piece.atMs, by: piece.by, parts: [] });
    open.parts.push(part);
  };
  for (const piece of e.said) {
    const said = piece.text ?? (piece.base64 === undefined ? undefined : atob(piece.base64));
    if (said === undefined) {
      const size = count(piece.content ?? piece.dropped, 'octet');
      add(piece, el('span', { class: 'literal' }, piece.content === undefined ? size + ' not kept' : size));
      continue;
    }
    for (const text of said.match(/[^\n]*\n|[^\n]+$/g) || []) {
      add(piece, text.replace(/\r?\n$/, ''));
      if (text.endsWith('\n')) open = null;
    }
  }
  return all;
}
