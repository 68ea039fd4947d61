// An MCP server over stdio that does what the mode in its first argument says, mostly wrong.
'use strict';
const fs = require('fs');
const { spawn } = require('child_process');
const readline = require('readline');

const [mode, file] = process.argv.slice(2);
const tool = (name, more) => ({ name, inputSchema: { type: 'object' }, ...more });
const write = (message) => process.stdout.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\n');
const text = (said) => ({ content: [{ type: 'text', text: said }] });
let starts = 0;

if (mode === 'exits') {
  process.stderr.write('no license file\n');
  process.exit(3);
}
if (mode === 'repeats-secret') {
  process.stderr.write('bad token ' + process.env.API_TOKEN + '\n');
  process.exit(4);
}
if (mode === 'tells-secrets') {
  const { API_TOKEN, SIGNING } = process.env;
  for (const line of [`x${'x'.repeat(480)} ${API_TOKEN}`, SIGNING, 'Authorization: Bearer planted-1', 'password=planted-2',
    'x'.repeat(40000) + API_TOKEN]) process.stderr.write(line + '\n');
  process.exit(4);
}
if (file && (mode === 'counts' || mode === 'dies-at-start')) {
  fs.appendFileSync(file, 'start\n');
  starts = fs.readFileSync(file, 'utf8').trim().split('\n').length;
}
if (mode === 'dies-at-start') {
  process.exit(7);
}
if (mode === 'ignores-sigterm') {
  process.on('SIGTERM', () => {});
  setInterval(() => {}, 1000);
}
if (mode === 'grandchild') {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: ['ignore', 'inherit', 'ignore'] });
  fs.writeFileSync(file, String(child.pid));
}
if (mode === 'floods-stderr') {
  for (let i = 0; i < 2000; i++) process.stderr.write('x'.repeat(1000) + '\n');
}
if (mode === 'closes-stderr') {
  fs.closeSync(2);
}

const pages = {
  'repeating-cursor': () => ({ tools: [tool('one')], nextCursor: 'again' }),
  'endless-pages': (cursor) => ({ tools: [tool('t' + cursor)], nextCursor: String(Number(cursor || 0) + 1) }),
  'many-tools': (cursor) => {
    const from = Number(cursor || 0);
    const tools = Array.from({ length: 100 }, (_, i) => tool('tool-' + (from + i)));
    return from + 100 < 5000 ? { tools, nextCursor: String(from + 100) } : { tools };
  },
  'too-many-tools': (cursor) => ({
    tools: Array.from({ length: 5000 }, (_, i) => tool(`t${cursor}-${i}`)), nextCursor: String(Number(cursor || 0) + 1) }),
  'alike': () => ({ tools: [tool('get-user'), tool('get/user'), tool('other')] }),
  'draft-6': () => ({ tools: [{ name: 'book', inputSchema: {
    $schema: 'http://json-schema.org/draft-06/schema#',
    type: 'object',
    properties: {
      kind: { const: 'room' },
      seats: { type: 'integer', exclusiveMinimum: 0, examples: [4] },
      days: { type: 'array', contains: { const: 'monday' } },
      labels: { type: 'object', propertyNames: { maxLength: 3 } },
      room: { $ref: '#/definitions/room', maxLength: 1 },
    },
    definitions: { room: { type: 'string' } },
  } }] }),
  'odd-tools': () => ({
    tools: [
      tool('boolean-schema', { inputSchema: true, title: 'Anything', description: 'Takes anything.' }),
      tool('no-schema', { inputSchema: undefined, execution: { taskSupport: 'never' }, icons: 7 }),
      tool('safe', { annotations: { readOnlyHint: true, title: 'Safe one' } }),
      tool('repeatable', { annotations: { idempotentHint: true, destructiveHint: false } }),
      { description: 'nameless' },
      'not even an object',
      tool('café ${HOME} {{env:SECRET}}', { description: '${HOME}' }),
    ],
    _meta: { odd: true },
    future: [1],
  }),
};

const calls = {
  'dies-in-call': () => { process.stderr.write('segmentation fault, core dumped\n', () => process.exit(139)); },
  'hangs': () => {},
  'hangs-and-tells': () => {},
  'unknown-content': () => ({ content: [{ type: 'hologram', voxels: [1, 2.50, 12345678901234567890] }, { type: 'text', text: 'x' }], extra: {} }),
  'no-content': () => ({}),
  'exact-numbers': () => ({ structuredContent: { big: 0, decimal: 0 }, raw: true }),
  'grandchild': () => text('ok'),
  'json-text': () => text('{"a":[1,2.50]}'),
  'closes-stdout': () => { fs.closeSync(1); },
};

const answer = (request) => {
  const { id, method, params = {} } = request;
  if (method === 'initialize') {
    const version = mode === 'wrong-version' ? '1999-01-01' : params.protocolVersion;
    if (mode === 'never-ready') return;
    if (mode === 'refuses') return write({ id, error: { code: -32000, message: 'not today' } });
    write({ id, result: { protocolVersion: version, capabilities: { tools: {} }, serverInfo: { name: mode, version: '1' }, odd: 1 } });
    if (mode === 'garbage') process.stdout.write('Server ready!\n\u001b[31m{"half":\n\n[1,2]\n"text"\n' + 'z'.repeat(10 * 1024 * 1024) + '\n');
    if (mode === 'asks') {
      for (const m of ['roots/list', 'sampling/createMessage', 'elicitation/create', 'ping']) {
        write({ id: 'server-' + m, method: m, params: {} });
      }
      write({ method: 'notifications/unheard-of', params: {} });
    }
    return;
  }
  if (method === 'tools/list') {
    if (mode === 'no-tools') return write({ id, error: { code: -32601, message: 'Method not found' } });
    if (mode === 'bad-list') return write({ id, result: { tools: 'none' } });
    if (mode === 'list-changed') {
      const asksWhy = { inputSchema: { type: 'object', properties: { why: { type: 'string' } }, required: ['why'] } };
      return write({ id, result: { tools: fs.existsSync(file) ? [tool('old', asksWhy), tool('new')] : [tool('old')] } });
    }
    const outputs = { outputSchema: { type: 'object' } };
    const page = pages[mode] ? pages[mode](params.cursor) : { tools: [tool('do', mode === 'json-text' ? outputs : {})] };
    return write({ id, result: page });
  }
  if (method !== 'tools/call') return write({ id, error: { code: -32601, message: 'no ' + method } });
  const args = params.arguments || {};
  switch (mode) {
    case 'big-line': return write({ id, result: text('y'.repeat(args.bytes)) });
    case 'list-changed':
      fs.writeFileSync(file, 'changed');
      for (let i = 0; i < 5; i++) write({ method: 'notifications/tools/list_changed' });
      return write({ id, result: text('changed') });
    case 'asks': return write({ id, result: { structuredContent: { answers: replies } } });
    case 'exact-numbers':
      return process.stdout.write('{"jsonrpc":"2.0","id":' + JSON.stringify(id)
        + ',"result":{"structuredContent":{"big":123456789012345678901234567890,"decimal":0.1234567890123456789012345678901,"plain":7}}}\n');
    case 'error': return write({ id, error: { code: args.code, message: args.message, data: { hint: 'h' } } });
    case 'is-error': return write({ id, result: { isError: true, content: [{ type: 'text', text: args.text }] } });
    case 'environment': return write({ id, result: { structuredContent: { ...process.env } } });
    case 'arguments': return write({ id, result: { structuredContent: { argv: process.argv.slice(3), params, cwd: process.cwd() } } });
    case 'hangs-and-tells': waiting.push(id); return args.last && write({ id, result: { structuredContent: { cancelled } } });
    case 'counts': return args.die ? process.exit(9) : write({ id, result: { structuredContent: { starts } } });
    case 'grandchild': return args.die ? process.exit(9) : write({ id, result: text('ok') });
    case 'answers-and-exits':
      return process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, result: text('z'.repeat(5000000)) }) + '\n', () => process.exit(0));
    case 'list-result': return write({ id, result: [1] });
    case 'batch': return process.stdout.write(JSON.stringify([{ jsonrpc: '2.0', id, result: text('batched') }]) + '\n');
    default: {
      const result = calls[mode] ? calls[mode](args) : text(JSON.stringify(args));
      if (result) write({ id, result });
    }
  }
};

const replies = {};
const cancelled = [];
const waiting = [];
readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const message = JSON.parse(line);
  if (message.method === 'notifications/cancelled') {
    cancelled.push({ ...message.params, known: waiting.includes(message.params.requestId) });
  } else if (message.method && message.id !== undefined) {
    answer(message);
  } else if (message.id !== undefined) {
    replies[String(message.id).replace('server-', '')] = message.error ? message.error.code : 'answered';
  }
});
