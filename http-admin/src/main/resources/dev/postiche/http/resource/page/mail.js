// What the mailboxes hold; a message as text, as its HTML without any effect, and as its source.
import * as api from './api.js';
import { $, button, count, el, fill, long, name, save, time } from './dom.js';

/** Nothing of it runs, nothing is loaded; only how it looks is its own. */
const HARMLESS = '<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" '
  + 'content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:">';

let drawn = '';
let limit = 200;
let subject = '';

const messagesOf = (user, mailbox) => api.path('accounts', user, 'mailboxes', mailbox, 'messages');

function account(a) {
  return el('li', {}, el('h2', {}, name(a.user)),
    a.addresses.length ? el('p', { class: 'small' }, a.addresses.map(address => [name(address), ' '])) : '',
    el('ul', { class: 'rows' }, a.mailboxes.map(m => el('li', {}, m.selectable
      ? el('a', { href: '#mail' + api.path(a.user, m.name) }, el('span', { class: 'line' },
        m.unseenCount ? el('b', {}, name(m.name)) : name(m.name), el('span', { class: 'state' },
          m.unseenCount ? `${m.unseenCount} unseen of ${m.messageCount}` : String(m.messageCount))))
      : el('span', { class: 'line small' }, name(m.name), 'only a name')))));
}

export async function show(page, [user, mailbox, uid]) {
  if (page.isNew) {
    drawn = '';
    $('list').replaceChildren(el('ul', { id: 'accounts', class: 'plain' }), el('p', { id: 'none', class: 'small' }));
  }
  const { items } = await api.get('/accounts');
  if (!page.isCurrent()) return;
  fill($('accounts'), items, a => a.user, account);
  $('none').textContent = items.length ? '' : 'There is no account.';
  page.mark();
  if (mailbox === undefined) {
    drawn = '';
    $('detail').replaceChildren(el('p', {}, 'Choose a mailbox.'));
  } else if (uid === undefined) {
    await messages(page, user, mailbox);
  } else {
    await message(page, user, mailbox, uid);
  }
}

async function messages(page, user, mailbox) {
  const key = 'list' + api.path(user, mailbox);
  if (drawn !== key) {
    drawn = key;
    subject = '';
    limit = 200;
    $('detail').replaceChildren(
      el('h2', {}, name(user), ' / ', name(mailbox)),
      el('div', { class: 'tools' },
        el('input', { type: 'search', placeholder: 'Subject', 'aria-label': 'Filter by subject',
          input: event => { subject = event.target.value; page.again(); } }), deliver(page, user, mailbox)),
      el('ul', { id: 'messages', class: 'rows mail' }), el('p', { id: 'rest', class: 'small' }));
  }
  const found = await api.get(`${messagesOf(user, mailbox)}?order=newest&limit=${limit}`
    + (subject ? '&subject=' + encodeURIComponent(subject) : ''));
  if (!page.isCurrent() || drawn !== key) return;
  fill($('messages'), found.items, m => m.uid, m => summary(user, mailbox, m));
  $('rest').replaceChildren(found.items.length ? '' : subject ? 'No subject is like that.' : 'It is empty.',
    found.next ? button('Show more', page.action(() => { limit += 500; })) : '');
}

const summary = (user, mailbox, m) => el('li', {}, el('a', { href: '#mail' + api.path(user, mailbox, String(m.uid)) },
  el('span', { class: 'line' }, m.flags.includes('\\Seen') ? name(m.from, { class: 'from' }) : el('b', { class: 'from' }, name(m.from)),
    el('span', { class: 'state' }, time(m.internalDate))),
  el('span', { class: 'line' }, m.subject ? name(m.subject) : el('i', {}, 'no subject'), flags(m),
    el('span', { class: 'state' }, `UID ${m.uid}`))));

const flags = m => m.flags.map(flag => el('span', { class: 'badge' }, name(flag)));

function deliver(page, user, mailbox) {
  const fields = ['from', 'subject', 'text'].map(key => el(key === 'text' ? 'textarea' : 'input', { name: key, 'aria-label': key, placeholder: key }));
  return el('details', { class: 'deliver' }, el('summary', {}, 'Deliver'), el('form', { submit: event => {
    event.preventDefault();
    page.action(() => api.send('POST', messagesOf(user, mailbox),
      Object.fromEntries(fields.map(field => [field.name, field.value]).filter(([, said]) => said))))();
  } }, fields, el('button', {}, 'Deliver')));
}

async function message(page, user, mailbox, uid) {
  const at = messagesOf(user, mailbox) + api.path(uid);
  const m = await api.get(at);
  const signature = at + JSON.stringify(m);
  if (!page.isCurrent() || drawn === signature) return;
  drawn = signature;
  const toggle = flag => {
    const has = m.flags.includes(flag);
    return button(flag.slice(1), page.action(() => api.send('PATCH', at, { flags: { [has ? 'remove' : 'add']: [flag] } })),
      { 'aria-pressed': String(has) });
  };
  const content = el('div', { id: 'content' });
  const views = { Text: () => el('pre', { tabindex: 0 }, long(m.text, 100_000)), HTML: () => html(m.html),
    Source: async () => el('pre', { tabindex: 0 }, long(await api.text(at, 'message/rfc822'), 100_000)) };
  const choose = label => page.action(async () => {
    content.replaceChildren(await views[label]());
    for (const tab of tabs) tab.setAttribute('aria-pressed', String(tab.textContent === label));
  }, false);
  const tabs = Object.keys(views).filter(label => label !== 'HTML' || m.html).filter(label => label !== 'Text' || m.text || !m.html)
    .map(label => button(label, choose(label), { 'aria-pressed': 'false' }));
  $('detail').replaceChildren(
    el('p', { class: 'small' }, el('a', { href: '#mail' + api.path(user, mailbox) }, '← ', name(user), ' / ', name(mailbox)), ` / UID ${m.uid}`),
    el('h2', {}, m.subject ? name(m.subject) : 'no subject'),
    el('dl', {}, [['From', m.from], ['To', m.to], ['Date', m.date], ['Size', count(m.size, 'octet')]]
      .filter(([, value]) => value).flatMap(([key, value]) => [el('dt', {}, key), el('dd', {}, name(value))])),
    el('div', { class: 'tools' }, ['\\Seen', '\\Flagged', '\\Answered', '\\Deleted'].map(toggle),
      m.flags.filter(flag => !/^\\(Seen|Flagged|Answered|Deleted)$/.test(flag)).map(flag => el('span', { class: 'badge' }, name(flag))),
      button('Expunge', page.action(async () => {
        await api.send('DELETE', at);
        location.hash = '#mail' + api.path(user, mailbox);
      }))),
    attachments(page, at, m),
    el('div', { class: 'tools', role: 'group', 'aria-label': 'Shown as' }, tabs), content);
  await choose(tabs[0].textContent)();
}

const attachments = (page, at, m) => m.attachments.length === 0 ? '' : el('p', {}, 'Attachments: ', m.attachments.map(it =>
  [button([name(it.name || 'part ' + it.number)][0].textContent, page.action(async () => {
    const reply = await api.ask(`${at}/parts/${it.number}`);
    save(it.name || 'part-' + it.number, 'application/octet-stream', await reply.arrayBuffer());
  })), ' ', el('span', { class: 'small' }, it.type), ' ']).flat());

/** In a frame that may do nothing, not even follow a link. */
const html = text => el('iframe', { sandbox: true, title: 'The message as HTML; scripts, links and remote content are off', srcdoc: HARMLESS + text });
