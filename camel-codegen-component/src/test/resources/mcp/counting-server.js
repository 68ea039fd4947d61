// An MCP server over stdio with a safe tool and one that is not, both of which answer the id they are given. Each call
// is noted in a file before it is answered, so that the notes outlive a process that is killed.
'use strict';
const fs = require('fs');
const readline = require('readline');

const notes = fs.openSync(process.argv[2], 'a');
const schema = { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] };
const tools = [
  { name: 'read', inputSchema: schema, annotations: { readOnlyHint: true } },
  { name: 'write', inputSchema: schema },
];

const answers = {
  initialize: (params) => ({
    protocolVersion: params.protocolVersion,
    capabilities: { tools: {} },
    serverInfo: { name: 'counting', version: '1' },
  }),
  'tools/list': () => ({ tools }),
  'tools/call': ({ name, arguments: { id } }) => {
    fs.writeSync(notes, `${name} ${id}\n`);
    return { content: [{ type: 'text', text: String(id) }] };
  },
};

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (id !== undefined) {
    process.stdout.write(JSON.stringify({ jsonrpc: '2.0', id, result: answers[method](params) }) + '\n');
  }
});
