// A company's sign-in for tests: oidc-provider, with a page on which anybody is whoever they say, and a door behind which tests say who there is.
import { readFileSync } from 'node:fs';
import { createServer as createPlainServer } from 'node:http';
import { createServer } from 'node:https';
import { generateKeyPair, exportJWK, importJWK, SignJWT } from 'jose';
import Provider from 'oidc-provider';

const [port, console_, client, secret, pem] = process.argv.slice(2);
const issuer = `${pem ? 'https' : 'http'}://127.0.0.1:${port}`;
const { privateKey } = await generateKeyPair('RS256', { extractable: true });
const key = { ...await exportJWK(privateKey), kid: 'of-the-tests', alg: 'RS256', use: 'sig' };
const people = new Map();

const provider = new Provider(issuer, {
  clients: [{
    client_id: client, client_secret: secret, redirect_uris: [`${console_}/signin/openid/callback`], response_types: ['code'], grant_types: ['authorization_code'],
    post_logout_redirect_uris: [`${console_}/signin`], backchannel_logout_uri: `${console_}/signin/openid/backchannel`, backchannel_logout_session_required: true,
  }],
  jwks: { keys: [key] },
  claims: { openid: ['sub'], profile: ['preferred_username', 'name', 'roles', 'amr'] },
  conformIdTokenClaims: false,
  features: { pushedAuthorizationRequests: { enabled: false }, devInteractions: { enabled: false }, backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  // It refuses to call machines that are not on the internet, and the console is on this one.
  fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined }),
  pkce: { required: () => true },
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_, id) => people.has(id) ? { accountId: id, claims: () => ({ sub: id, ...people.get(id) }) } : undefined,
  async loadExistingGrant(ctx) {
    const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
  cookies: { keys: ['of the tests'] },
  ttl: { AccessToken: 600, AuthorizationCode: 60, Grant: 3600, IdToken: 600, Interaction: 600, Session: 3600 },
});

async function body(request) {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

const page = uid => `<!DOCTYPE html><html lang="en"><title>The company</title><form method="post" action="/interaction/${uid}">
<label>Who are you?<input name="login" autofocus></label><button>Sign in</button><button name="cancel" value="yes">Cancel</button></form></html>`;

provider.use(async (ctx, next) => {
  const [, what, which] = ctx.path.split('/');
  if (what === 'interaction' && ctx.method === 'GET') {
    ctx.type = 'html';
    ctx.body = page(which);
  } else if (what === 'interaction') {
    const form = new URLSearchParams(await body(ctx.req));
    const result = form.get('cancel') ? { error: 'access_denied' } : { login: { accountId: form.get('login'), amr: people.get(form.get('login'))?.amr } };
    await provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
    ctx.respond = false;
  } else if (what === 'people') {
    people.set(decodeURIComponent(which), JSON.parse(await body(ctx.req)));
    ctx.status = 204;
  } else if (what === 'sign') {
    ctx.body = await new SignJWT(JSON.parse(await body(ctx.req))).setProtectedHeader({ alg: 'RS256', kid: key.kid, typ: 'logout+jwt' }).sign(await importJWK(key, 'RS256'));
  } else await next();
});

provider.on('backchannel.error', (_, error) => console.error(error));
provider.on('server_error', (_, error) => console.error(error));
// Whoever has started it is gone, be it by a fault.
process.stdin.on('end', () => process.exit()).resume();
const server = pem ? createServer({ key: readFileSync(pem), cert: readFileSync(pem) }, provider.callback()) : createPlainServer(provider.callback());
server.listen(Number(port), '127.0.0.1', () => console.log('The company signs in.'));
