// Twilio's official Node client examines the simulator: what an application in any language may rely on has to hold here too.
// Usage: node examine.mjs SIMULATOR_URL ACCOUNT_SID AUTH_TOKEN. It is the application itself: it answers the webhooks, and validates each of them.
import assert from 'node:assert/strict';
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import twilio from 'twilio';

const [simulator, accountSid, authToken] = process.argv.slice(2);
const support = '+15550100000';
const forged = [];
const seen = [];

class Local extends twilio.RequestClient {
    request(options) {
        return super.request({ ...options, uri: options.uri.replace('https://api.twilio.com', simulator) });
    }
}

const client = twilio(accountSid, authToken, { httpClient: new Local() });

const documents = {
    '/voice': () => new twilio.twiml.VoiceResponse(),
    '/agent': () => new twilio.twiml.VoiceResponse(),
};

const conference = (path, url) => {
    const response = documents[path]();
    response.dial().conference(
        { startConferenceOnEnter: true, endConferenceOnExit: false, statusCallback: `${url}/events?leg=a%20b`, statusCallbackEvent: 'start end join leave mute hold', waitUrl: '' },
        'Support');
    return response.toString();
};

const readForm = async request => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
};

const server = http.createServer(async (request, answer) => {
    const form = await readForm(request);
    const url = `http://${request.headers.host}${request.url}`;
    if (!twilio.validateRequest(authToken, request.headers['x-twilio-signature'] ?? '', url, form)) forged.push(`${request.method} ${url}`);
    const path = new URL(url).pathname;
    seen.push({ path, form });
    answer.setHeader('content-type', 'text/xml');
    answer.end(documents[path] ? conference(path, `http://${request.headers.host}`) : '<Response/>');
});

const until = async (what, look) => {
    const end = Date.now() + 60_000;
    for (;;) {
        const found = await look();
        if (found) return found;
        assert.ok(Date.now() < end, `not within a minute: ${what}`);
        await sleep(100);
    }
};

const page = async (path, body) => {
    const reply = await fetch(simulator + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    assert.equal(reply.status, 200, `${path}: ${reply.status}`);
    return reply.json();
};

const refused = async (request, expected) => {
    const fault = await request.then(() => assert.fail('was not refused'), fault => fault);
    assert.equal(fault.constructor.name, 'RestException', String(fault));
    assert.deepEqual({ status: fault.status, code: fault.code }, expected, fault.message);
    assert.ok(fault.moreInfo.endsWith(String(expected.code)), fault.moreInfo);
};

const hasJoined = sid => seen.some(hook => hook.path === '/events' && hook.form.CallSid === sid && hook.form.StatusCallbackEvent === 'participant-join');

const callsAndTheirLists = async url => {
    const { callSid } = await page('/api/callers', { from: '+15550100001' });
    const leg = await client.calls.create({ to: 'client:agent1', from: support, url: `${url}/agent`, statusCallback: `${url}/leg`, statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'], timeout: 20 });
    assert.match(leg.sid, /^CA[0-9a-f]{32}$/);
    await until('both are in the conference', () => hasJoined(callSid) && hasJoined(leg.sid));
    const fetched = await client.calls(leg.sid).fetch();
    assert.deepEqual([fetched.status, fetched.direction, fetched.to, fetched.accountSid], ['in-progress', 'outbound-api', 'client:agent1', accountSid]);
    assert.ok(fetched.dateCreated instanceof Date && !Number.isNaN(fetched.dateCreated.getTime()));
    const running = await client.calls.list({ status: 'in-progress' });
    assert.deepEqual(running.map(call => call.sid).sort(), [callSid, leg.sid].sort());
    assert.deepEqual((await client.calls.list({ from: '+15550100001' })).map(call => call.sid), [callSid]);
    return { customer: callSid, agent: leg.sid };
};

const pagesOfCalls = async () => {
    for (let i = 0; i < 5; i++) await client.calls.create({ to: 'client:nobody', from: support, twiml: '<Response/>' });
    await until('calls to nobody have failed', async () => (await client.calls.list({ to: 'client:nobody', status: 'failed' })).length === 5);
    assert.equal((await client.calls.list({ to: 'client:nobody', pageSize: 2 })).length, 5);
    const first = await client.calls.page({ to: 'client:nobody', pageSize: 2 });
    assert.equal(first.instances.length, 2);
    const second = await first.nextPage();
    assert.equal(second.instances.length, 2);
    assert.ok(second.instances.every(call => !first.instances.some(other => other.sid === call.sid)));
    assert.deepEqual((await second.previousPage()).instances.map(call => call.sid), first.instances.map(call => call.sid));
};

const participants = async ({ customer, agent }) => {
    const [room] = await client.conferences.list({ friendlyName: 'Support', status: 'in-progress' });
    assert.equal((await client.conferences(room.sid).fetch()).friendlyName, 'Support');
    const inside = client.conferences(room.sid).participants;
    assert.deepEqual((await inside.list()).map(one => one.callSid).sort(), [customer, agent].sort());
    assert.equal((await inside(agent).update({ muted: true })).muted, true);
    assert.deepEqual((await inside.list({ muted: true })).map(one => one.callSid), [agent]);
    assert.equal((await inside(customer).update({ hold: true })).hold, true);
    assert.equal((await inside(customer).fetch()).hold, true);
    assert.equal((await inside(agent).update({ endConferenceOnExit: true })).endConferenceOnExit, true);
    await until('mute and hold are told', () => ['participant-mute', 'participant-hold'].every(name => seen.some(hook => hook.form.StatusCallbackEvent === name)));
    // The request after a DELETE goes over the same connection.
    assert.equal(await inside(customer).remove(), true);
    assert.equal((await client.calls(agent).fetch()).sid, agent);
    await refused(inside(customer).fetch(), { status: 404, code: 20404 });
    assert.equal((await client.conferences(room.sid).update({ status: 'completed' })).status, 'completed');
    await until('the end is told', () => seen.some(hook => hook.form.StatusCallbackEvent === 'conference-end'));
};

const endings = async ({ agent }) => {
    await until('the agent is sent away', async () => (await client.calls(agent).fetch()).status === 'completed');
    await refused(client.calls(agent).update({ status: 'completed' }), { status: 400, code: 21220 });
    await refused(client.calls('CA00000000000000000000000000000000').fetch(), { status: 404, code: 20404 });
    await refused(client.calls.create({ to: '', from: support, twiml: '<Response/>' }), { status: 400, code: 21201 });
    await refused(client.conferences('CF00000000000000000000000000000000').update({ status: 'completed' }), { status: 404, code: 20404 });
    await refused(twilio(accountSid, 'wrong', { httpClient: new Local() }).calls.list(), { status: 401, code: 20003 });
    assert.equal(await client.calls(agent).remove(), true);
    await refused(client.calls(agent).fetch(), { status: 404, code: 20404 });
};

server.listen(0, '127.0.0.1', async () => {
    const url = `http://127.0.0.1:${server.address().port}`;
    try {
        const [number] = await client.incomingPhoneNumbers.list({ phoneNumber: support });
        await client.incomingPhoneNumbers(number.sid).update({ voiceUrl: `${url}/voice`, voiceMethod: 'POST', statusCallback: `${url}/status` });
        await page('/api/agents', { identity: 'agent1' });
        const legs = await callsAndTheirLists(url);
        await pagesOfCalls();
        await participants(legs);
        await endings(legs);
        await until('the customer’s end is told', () => seen.some(hook => hook.path === '/status' && hook.form.CallStatus === 'completed'));
        assert.deepEqual(forged, []);
        assert.deepEqual(['initiated', 'ringing', 'in-progress', 'completed'].filter(status => !seen.some(hook => hook.path === '/leg' && hook.form.CallStatus === status)), []);
        console.log(`${seen.length} webhooks, each with a valid signature`);
        process.exit(0);
    } catch (fault) {
        console.error(fault.stack);
        process.exit(1);
    }
});
