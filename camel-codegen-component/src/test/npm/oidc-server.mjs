// An OpenID provider with an API and an MCP server behind it, for tests. Logs every user in and consents to everything.
// Prints the port it listens on; ends when its standard input does.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const loopback = 'http://127.0.0.1';
const configuration = {
  clients: [
    {
      client_id: 'app',
      client_secret: 'app-secret:with %signs',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      scope: 'read write',
    },
    {
      client_id: 'app-post',
      client_secret: 'post-secret',
      token_endpoint_auth_method: 'client_secret_post',
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      scope: 'read write',
    },
    {
      client_id: 'desktop',
      token_endpoint_auth_method: 'none',
      application_type: 'native',
      grant_types: ['authorization_code', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code'],
      redirect_uris: [`${loopback}/callback`],
      response_types: ['code'],
    },
  ],
  scopes: ['openid', 'offline_access', 'read', 'write'],
  features: {
    clientCredentials: { enabled: true },
    deviceFlow: { enabled: true },
    devInteractions: { enabled: false },
    introspection: { enabled: true },
    registration: { enabled: true },
    revocation: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => undefined,
      useGrantedResource: () => true,
      getResourceServerInfo: (ctx, indicator) => ({ scope: 'read write', audience: indicator, accessTokenFormat: 'opaque' }),
    },
  },
  clientDefaults: { grant_types: ['authorization_code', 'refresh_token'] },
  rotateRefreshToken: true,
  issueRefreshToken: async (ctx, client) => client.grantTypeAllowed('refresh_token'),
  interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  ttl: {
    AccessToken: 3600,
    ClientCredentials: 3600,
    DeviceCode: 600,
    Grant: 3600,
    Interaction: 600,
    RefreshToken: 3600,
    Session: 3600,
  },
  renderError: (ctx, out) => {
    ctx.type = 'json';
    ctx.body = out;
  },
};

async function interact(provider, request, response) {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    await provider.interactionFinished(request, response, { login: { accountId: 'alice' } });
    return;
  }
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope('openid offline_access read write');
  for (const resource of [].concat(params.resource ?? [])) {
    grant.addResourceScope(resource, 'read write');
  }
  await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
}

async function api(provider, request, response) {
  const token = (request.headers.authorization ?? '').replace(/^Bearer /, '');
  const found = token && ((await provider.AccessToken.find(token)) ?? (await provider.ClientCredentials.find(token)));
  response.setHeader('content-type', 'application/json');
  response.statusCode = found ? 200 : 401;
  response.end(
    JSON.stringify(found ? { client: found.clientId, user: found.accountId ?? null, scope: found.scope ?? null, aud: found.aud ?? null } : { error: 'no' }),
  );
}

const tool = (name) => ({ name, inputSchema: { type: 'object' }, annotations: { readOnlyHint: true } });

// MCP's authorization: a 401 points to metadata, which point to the provider; tokens must be for this server alone.
async function mcp(provider, base, request, response) {
  const answer = (status, body, headers = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  };
  const metadata = '/.well-known/oauth-protected-resource/mcp';
  if (request.url === metadata) {
    answer(200, { resource: `${base}/mcp`, authorization_servers: [base], scopes_supported: ['read', 'write'] });
    return;
  }
  const token = await provider.AccessToken.find((request.headers.authorization ?? '').replace(/^Bearer /, ''));
  if (token?.aud !== `${base}/mcp`) {
    answer(401, { error: 'no' }, { 'www-authenticate': `Bearer resource_metadata="${base}${metadata}", scope="read"` });
    return;
  }
  if (request.method !== 'POST') {
    answer(request.method === 'DELETE' ? 200 : 405);
    return;
  }
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { id, method, params } = JSON.parse(Buffer.concat(chunks));
  const session = request.headers['mcp-session-id'];
  if (id === undefined) {
    answer(202);
  } else if (method === 'initialize') {
    const result = { protocolVersion: params.protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 't', version: '1' } };
    answer(200, { jsonrpc: '2.0', id, result }, { 'mcp-session-id': `session-${token.jti}` });
  } else if (method === 'tools/list') {
    answer(200, { jsonrpc: '2.0', id, result: { tools: [tool('whoami'), tool('revoke')] } });
  } else {
    if (params.name === 'revoke') await token.destroy();
    const text = `${token.accountId} ${token.scope} ${session} ${token.jti}`;
    answer(200, { jsonrpc: '2.0', id, result: { content: [{ type: 'text', text }] } });
  }
}

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const base = `${loopback}:${server.address().port}`;
  const provider = new Provider(base, configuration);
  const oidc = provider.callback();
  server.on('request', (request, response) => {
    const failed = (error) => {
      response.statusCode = 500;
      response.end(String(error));
    };
    if (request.url.startsWith('/interaction/')) {
      interact(provider, request, response).catch(failed);
    } else if (request.url.endsWith('/mcp')) {
      mcp(provider, base, request, response).catch(failed);
    } else if (request.url.startsWith('/api/')) {
      api(provider, request, response).catch(failed);
    } else {
      oidc(request, response);
    }
  });
  console.log(`listening on ${server.address().port}`);
});
process.stdin.resume().on('end', () => process.exit(0));
