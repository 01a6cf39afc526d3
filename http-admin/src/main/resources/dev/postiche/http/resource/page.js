'use strict';
// All that comes from the server is put in as text: mail is written by strangers.
const $ = id => document.getElementById(id);
let token = sessionStorage.getItem('token') || '';
let shown = null;

async function api(path, options = {}) {
  const space = $('space').value.trim();
  const url = '/api/v1' + path + (space ? (path.includes('?') ? '&' : '?') + 'space=' + encodeURIComponent(space) : '');
  const headers = { ...options.headers };
  if (token) headers.Authorization = 'Bearer ' + token;
  const reply = await fetch(url, { ...options, headers });
  $('login').hidden = reply.status !== 401;
  if (!reply.ok) {
    const problem = await reply.json().catch(() => ({ detail: reply.statusText }));
    throw new Error(problem.detail);
  }
  return reply;
}
const json = async path => (await api(path)).json();

function element(name, text, more = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  return Object.assign(made, more);
}
function row(...cells) {
  const made = document.createElement('div');
  made.append(...cells);
  return made;
}
const button = (text, action) => element('button', text, { onclick: () => attempt(action) });
const link = (text, action) => element('a', text, { className: 'plain', onclick: () => attempt(action) });

async function attempt(action) {
  try {
    $('error').hidden = true;
    await action();
  } catch (problem) {
    $('error').textContent = problem.message;
    $('error').hidden = false;
  }
}

async function show(path, accept) {
  shown = () => show(path, accept);
  const text = await (await api(path, { headers: { Accept: accept } })).text();
  if ($('dialogue').textContent !== text) $('dialogue').textContent = text;
}

async function sessions() {
  const { items } = await json('/sessions');
  $('sessions').replaceChildren(...items.reverse().map(s => row(
    link(`${s.n} ${s.protocol}`, () => show('/sessions/' + s.n, 'text/plain')),
    element('span', s.account || 'nobody'),
    element('span', s.live ? s.state : s.ending || 'ended', { className: s.live ? 'live' : 'off' }),
    element('span', s.exchanges.length + ' exchanges'),
    button(s.live ? 'close' : 'forget', async () => {
      await api('/sessions/' + s.n, { method: 'DELETE' });
      await refresh();
    }))));
}

async function faults() {
  const { items } = await json('/faults');
  const change = (fault, method, body) => async () => {
    await api('/faults/' + encodeURIComponent(fault.name), { method, body });
    await refresh();
  };
  $('faults').replaceChildren(...items.map(f => row(
    element('span', f.name, { className: f.enabled ? '' : 'off', title: JSON.stringify(f, null, 1) }),
    element('span', `fired ${f.fired}, missed ${f.missed}`, { title: f.nearMisses.join('\n') }),
    button(f.enabled ? 'disable' : 'enable', change(f, 'PATCH', JSON.stringify({ enabled: !f.enabled }))),
    button('delete', change(f, 'DELETE')))));
}

async function accounts() {
  const { items } = await json('/accounts');
  $('accounts').replaceChildren(...items.flatMap(a => a.mailboxes.map(m => row(
    element('span', a.user),
    link(m.name, () => messages(a.user, m.name)),
    element('span', `${m.messageCount}, ${m.unseenCount} unseen`)))));
}

async function messages(user, mailbox) {
  const path = `/accounts/${encodeURIComponent(user)}/mailboxes/${encodeURIComponent(mailbox)}/messages`;
  const { items } = await json(path + '?limit=200');
  $('messages').replaceChildren(element('h2', `${user}: ${mailbox}`), ...items.map(m => row(
    link(m.uid, () => show(`${path}/${m.uid}`, 'message/rfc822')),
    element('span', m.subject), element('span', m.from), element('span', m.flags.join(' ')))));
}

async function facts() {
  const server = await json('/server');
  $('facts').textContent = Object.entries(server.endpoints).map(([k, v]) => k + '=' + v).join(' ') + ` seed=${server.seed}`;
}

async function presets() {
  const { items } = await json('/presets');
  $('preset').replaceChildren(...items.map(p => element('option', p.name, { value: p.name, title: p.description })));
  const about = () => { $('about').textContent = $('preset').selectedOptions[0]?.title || ''; };
  $('preset').onchange = about;
  about();
}

async function refresh() {
  await Promise.all([sessions(), faults(), accounts()]);
  if (shown) await shown().catch(() => { shown = null; });
}

// Events say when to look again; fetch and not EventSource, which could not bring the token.
let stream = new AbortController();
async function listen() {
  stream.abort();
  stream = new AbortController();
  const own = stream;
  const reader = (await api('/events', { signal: own.signal })).body.getReader();
  let due = null;
  while (!own.signal.aborted) {
    const { done } = await reader.read();
    if (done) throw new Error('The server has gone.');
    due ??= setTimeout(() => { due = null; attempt(refresh); }, 200);
  }
}

async function start() {
  await Promise.all([facts(), presets(), refresh()]);
  listen().catch(problem => { if (problem.name !== 'AbortError') attempt(() => { throw problem; }); });
}

$('login').onsubmit = event => {
  event.preventDefault();
  token = $('token').value;
  sessionStorage.setItem('token', token);
  attempt(start);
};
$('arm').onsubmit = event => {
  event.preventDefault();
  attempt(async () => {
    await api('/faults', { method: 'POST', body: JSON.stringify({ preset: $('preset').value }) });
    await refresh();
  });
};
$('reset').onclick = () => attempt(async () => { await api('/reset', { method: 'POST' }); await refresh(); });
$('forget').onclick = () => attempt(async () => { await api('/sessions', { method: 'DELETE' }); await refresh(); });
$('space').onchange = () => { shown = null; $('messages').replaceChildren(); attempt(start); };
attempt(start);
