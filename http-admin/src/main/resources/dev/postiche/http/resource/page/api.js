// What is asked of the server, with the token and the space that this page is about.

const BASE = new URL('api/v1', document.baseURI).href;
export const space = new URLSearchParams(location.search).get('space') || '';

let token = sessionStorage.getItem('postiche-token') || '';

/** The server wants a token, or another one than was given. */
export class TokenWanted extends Error {
  constructor() {
    super(token ? 'That is not the token.' : '');
  }
}

export function useToken(text) {
  token = text;
  sessionStorage.setItem('postiche-token', text);
}

export async function ask(path, options = {}) {
  const url = new URL(BASE + path);
  if (space) url.searchParams.set('space', space);
  const headers = { ...options.headers };
  if (token) headers.Authorization = 'Bearer ' + token;
  let reply;
  try {
    reply = await fetch(url, { ...options, headers });
  } catch (problem) {
    if (problem.name === 'AbortError') throw problem;
    throw new Error('The server does not answer.', { cause: problem });
  }
  if (reply.status === 401) throw new TokenWanted();
  if (!reply.ok) {
    const { detail } = await reply.json().catch(() => ({ detail: reply.statusText }));
    throw Object.assign(new Error(detail), { status: reply.status });
  }
  return reply;
}

export const get = async path => (await ask(path)).json();

export const text = async (path, accept) =>
  (await ask(path, { headers: { Accept: accept } })).text();

export const send = (method, path, body) =>
  ask(path, { method, body: body === undefined ? undefined : JSON.stringify(body) });

/** A path of these names, each one segment. */
export const path = (...names) => '/' + names.map(encodeURIComponent).join('/');

/** Whether links into the API lead nowhere, as a browser sends no token with them. */
export const isClosed = () => token !== '';

/** Calls back as often as something may have changed; fetch, as EventSource brings no token. */
export async function listen(begun, happened) {
  const reader = (await ask('/events')).body.getReader();
  begun();
  for (;;) {
    const { done } = await reader.read();
    if (done) throw new Error('The server has gone.');
    happened();
  }
}
