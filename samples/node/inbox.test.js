// A mail reader tested against Postiche: npm install && npm test, while ./postiche runs.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { ImapFlow } from 'imapflow';

const admin = (process.env.POSTICHE_ADMIN ?? 'http://127.0.0.1:8025') + '/api/v1';

async function api(method, path, body) {
  const reply = await fetch(admin + path, { method, body: body && JSON.stringify(body) });
  const text = await reply.text();
  assert.ok(reply.ok, text);
  return text ? JSON.parse(text) : null;
}

/** What is tested: reads the first mail, and comes back when the line breaks. */
async function firstMail(attempts = 2) {
  const [host, port] = (await api('GET', '/server')).endpoints.imap.split(':');
  const client = new ImapFlow({
    host, port: Number(port), secure: false, doSTARTTLS: false, logger: false,
    auth: { user: 'anna', pass: 'secret' },
  });
  client.on('error', () => {}); // the promise that waits is rejected, too
  try {
    await client.connect();
    await client.mailboxOpen('INBOX', { readOnly: true });
    const message = await client.fetchOne('1', { source: true });
    await client.logout();
    return message.source.toString();
  } catch (problem) {
    client.close();
    if (attempts === 1) throw problem;
    return firstMail(attempts - 1);
  }
}

beforeEach(() => api('POST', '/reset'));

test('survives a line cut in the middle of a mail', async () => {
  await api('POST', '/faults', {
    name: 'cut', on: { protocol: 'imap', command: 'FETCH', nth: 1 },
    at: 'literal', afterBytes: 100, do: { close: 'reset' },
  });
  assert.match(await firstMail(), /Subject:/);
  assert.equal((await api('GET', '/faults/cut')).fired, 1);
  const verdict = await api('POST', '/verify', { sessions: { account: 'anna' }, neverSent: ['EXPUNGE'], times: { FETCH: 2 } });
  assert.ok(verdict.ok, verdict.nearest);
});

test('reads what was delivered', async () => {
  await api('DELETE', '/accounts/anna/mailboxes/INBOX/messages');
  await api('POST', '/accounts/anna/mailboxes/INBOX/messages', { subject: 'Invoice 7' });
  assert.match(await firstMail(), /Subject: Invoice 7/);
});
