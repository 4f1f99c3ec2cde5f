// States in words. The hub tells them to all boards in English; a page in another language makes its own of the codes beside them, and has less to say.

import { isEnglish, t } from './words.js';

const joining = {
    diallingIn: {
        dialling: to => t('Talking, dialling {0}', to),
        ringing: to => t('Talking, ringing {0}', to),
        answered: to => t('Talking, connecting {0}', to),
    },
    consulting: {
        dialling: to => t('Customer on hold, dialling {0}', to),
        ringing: to => t('Customer on hold, ringing {0}', to),
        answered: to => t('Customer on hold, connecting {0}', to),
    },
    cold: {
        dialling: to => t('Customer waits, dialling {0}', to),
        ringing: to => t('Customer waits, ringing {0}', to),
        answered: to => t('Customer waits, connecting {0}', to),
    },
};

const step = ({ kind, transfer }) => (joining[kind][transfer.step] ?? joining[kind].answered)(transfer.toName);

// While the customer is heard, it is the second agent who is on hold.
const consulting = call =>
    call.transfer.step !== 'joined' ? step(call)
        : call.holdSince ? t('In private with {0}, customer on hold', call.transfer.toName)
            : t('With the customer, {0} on hold', call.transfer.toName);

const calls = {
    talking: () => t('Talking'),
    onHold: () => t('Customer on hold'),
    diallingIn: step,
    consulting,
    cold: step,
    threeWay: ({ transfer }) => t('Three-way with {0}', transfer.toName),
    completing: ({ transfer }) => t('Handing over to {0}', transfer.toName),
    callingOut: () => t('Calling the customer'),
    inFlow: () => t('In a flow'),
    ending: () => t('Ending'),
};

const ofTwo = new Set(['diallingIn', 'consulting', 'cold', 'threeWay', 'completing']);

export const callWords = call => isEnglish || !calls[call.kind] || (ofTwo.has(call.kind) && !call.transfer) ? call.state : calls[call.kind](call);

const supervisors = {
    listen: name => t('{0}: Listening', name),
    whisper: name => t('{0}: Whispering', name),
    barge: name => t('{0}: Speaking', name),
};

export const supervisorWords = ({ mode, name, state }) => supervisors[mode]?.(name) ?? `${name}: ${state}`;

const waits = {
    waiting: () => t('Waiting'),
    offered: name => name ? t('Ringing {0}', name) : t('Ringing several agents'),
    rejoining: name => name ? t('Waiting for {0} to come back', name) : t('Waiting for the agent to come back'),
};

export const waitWords = ({ kind, state, agent }, agents) => isEnglish || !waits[kind] ? state : waits[kind](agents.get(agent)?.name);

const agentStates = {
    offline: () => t('Offline'),
    available: () => t('Available'),
    reserved: () => t('Ringing'),
    onCall: () => t('On a call'),
    monitoring: () => t('Monitoring'),
    wrapUp: () => t('Wrap-up'),
    // The reason is the agent's own, or one of those to choose from.
    away: ({ words }) => t('Away: {0}', reason(words.replace(/^Away: /, ''))),
    checkPhone: () => t('Phone in doubt'),
    testPhone: () => t('Phone not tested yet'),
};

const reasons = { Break: t('Break'), Lunch: t('Lunch'), Training: t('Training'), Meeting: t('Meeting') };
const reason = words => Object.hasOwn(reasons, words) ? reasons[words] : words;

export const agentWords = agent => isEnglish || !agentStates[agent.state] ? agent.words : agentStates[agent.state](agent);

const alerts = {
    longWait: () => t('A customer has waited too long'),
    longHold: () => t('A customer has been on hold too long'),
    failedTransfers: () => t('Transfers have failed'),
    unreachable: () => t('An agent’s phone is not heard of any more'),
    outsideCalls: () => t('Many outside numbers have been dialled'),
    numberElsewhere: () => t('Calls to a number do not come here'),
    customersWaiting: () => t('Many customers wait'),
    availableAgents: () => t('Too few agents are available'),
    serviceLevel: () => t('The service level is low'),
    abandoned: () => t('Many calls were abandoned'),
};

/** In English with its threshold and whom it is about. */
export const alertWords = ({ rule, text }) => isEnglish || !alerts[rule] ? text : alerts[rule]();

/** All queues together are no queue that somebody has named. */
export const queueWords = ({ id, name }) => id === '*' ? t('All queues') : name;

export const callerWords = customer => customer === 'Anonymous caller' ? t('Anonymous caller') : customer;
