// Which faults are armed, what became of each, and how to arm more.
import * as api from './api.js';
import { $, button, count, el, fill, name } from './dom.js';

let presets = [];
let drawn = '';

function row(f) {
  const state = !f.enabled ? ['', 'disabled'] : f.fired ? ['fault', `acted ${f.fired}×`] : ['done', 'waits'];
  return el('li', {}, el('a', { href: '#faults' + api.path(f.name) },
    el('span', { class: 'line' }, el('b', {}, name(f.name)), el('span', { class: 'state ' + state[0] }, state[1])),
    el('span', { class: 'line small' }, f.missed ? count(f.missed, 'near miss', 'near misses') : 'no near miss')));
}

export async function show(page, [wanted]) {
  if (page.isNew) {
    drawn = '';
    $('list').replaceChildren(
      el('div', { class: 'tools' }, el('a', { href: '#faults' }, 'Arm one'),
        button('Delete all', page.action(() => api.send('DELETE', '/faults')))),
      el('ul', { id: 'faults', class: 'rows' }), el('p', { id: 'none', class: 'small' }));
    presets = (await api.get('/presets')).items;
  }
  fill($('faults'), page.faults, f => f.name, row);
  $('none').textContent = page.faults.length ? '' : 'No fault is armed: the server does as the RFCs say.';
  page.mark();
  if (wanted === undefined) {
    if (drawn !== 'arm') arm(page);
    drawn = 'arm';
    return;
  }
  const fault = page.faults.find(it => it.name === wanted);
  if (!fault) throw Object.assign(new Error(`There is no fault "${wanted}".`), { status: 404 });
  const signature = JSON.stringify(fault);
  if (drawn === signature) return;
  drawn = signature;
  detail(page, fault);
}

function detail(page, fault) {
  const { enabled, fired, nearMisses, missed, ...rule } = fault;
  const at = api.path('faults', fault.name);
  $('detail').replaceChildren(
    el('h2', {}, 'Fault ', name(fault.name)),
    el('p', {}, el('b', {}, fired ? `It acted ${fired === 1 ? 'once' : fired + ' times'}.`
      : enabled ? 'It has not acted.' : 'It is disabled.'),
    missed ? ` ${count(missed, 'place')} came near:` : ''),
    el('ul', {}, nearMisses.map(reason => el('li', {}, name(reason))),
      missed > nearMisses.length ? el('li', { class: 'small' }, `and ${missed - nearMisses.length} before`) : ''),
    el('div', { class: 'tools' },
      button(enabled ? 'Disable' : 'Enable', page.action(() => api.send('PATCH', at, { enabled: !enabled }))),
      JSON.stringify(rule.do).includes('"pause":true')
        ? button('Release', page.action(() => api.send('POST', at + '/release'))) : '',
      button('Delete', page.action(async () => {
        await api.send('DELETE', at);
        location.hash = '#faults';
      }))),
    el('pre', { tabindex: 0, 'aria-label': 'The rule' }, JSON.stringify(rule, null, 2)));
}

function arm(page) {
  const rows = el('ul', { class: 'rows presets' }, presets.map(preset => presetRow(page, preset)));
  const rule = el('textarea', { rows: 4, spellcheck: 'false', 'aria-label': 'A fault in JSON' });
  rule.value = '{ "on": { "command": "FETCH", "nth": 2 }, "do": { "close": "reset" } }';
  $('detail').replaceChildren(
    el('h2', {}, 'Arm a fault'),
    el('details', {}, el('summary', {}, 'In JSON'), rule,
      button('Arm it', page.action(() => armed(JSON.parse(rule.value))))),
    el('input', { type: 'search', placeholder: 'Filter the presets', 'aria-label': 'Filter the presets', class: 'wide',
      input: event => {
        const wanted = event.target.value.toLowerCase();
        for (const item of rows.children) item.hidden = !item.textContent.toLowerCase().includes(wanted);
      } }),
    rows);
}

async function armed(fault) {
  const made = await (await api.send('POST', '/faults', fault)).json();
  location.hash = '#faults' + api.path(made.name);
}

function presetRow(page, preset) {
  const inputs = preset.parameters.map(it => input(it));
  const fault = () => Object.fromEntries([['preset', preset.name],
    ...preset.parameters.map((it, i) => [it.name, value(it, inputs[i].value)]).filter(([, said]) => said !== '')]);
  return el('li', {}, el('form', { submit: event => {
    event.preventDefault();
    page.action(() => armed(fault()))();
  } },
  el('span', { class: 'line' }, el('b', {}, preset.name), el('button', { 'aria-label': 'Arm ' + preset.name }, 'Arm')),
  el('span', { class: 'line small' }, preset.description),
  inputs.length ? el('details', {}, el('summary', { class: 'small' }, preset.parameters.map(it => it.name).join(', ')),
    preset.parameters.map((it, i) => el('label', { class: 'block' }, el('code', {}, it.name), ' ', inputs[i], ' ',
      el('span', { class: 'small' }, it.description)))) : ''));
}

const input = it => it.words
  ? el('select', {}, it.words.map(word => el('option', { selected: word === it.default }, word)))
  : el('input', { size: 14, placeholder: it.default });

const value = (it, said) => it.kind === 'number' && /^\d+$/.test(said) ? Number(said) : said;
