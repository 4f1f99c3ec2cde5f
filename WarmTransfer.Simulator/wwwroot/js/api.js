// The simulator's own interface; a refusal becomes an Error that says why.

export class Refused extends Error {}

export async function send(method, path, body = {}) {
  const response = await reach(path, { method, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), keepalive: true });
  if (!response.ok) throw new Refused(await reason(response));
  return response.status === 204 ? null : response.json();
}

async function reach(path, request) {
  try {
    return await fetch(path, request);
  } catch {
    throw new Refused('The simulator does not answer. Is it still running?');
  }
}

async function reason(response) {
  try {
    const { error, detail } = await response.json();
    return error ?? detail ?? `The simulator answered ${response.status}.`;
  } catch {
    return `The simulator answered ${response.status}.`;
  }
}
