// What the dialling server gave the call on its way: it is here even when that server is not. What happened comes as codes, since nobody there knows this page's language.

import { t } from './words.js';

const declines = {
    '': who => t('{0}: declined', who),
    Busy: who => t('{0}: declined: {1}', who, t('busy with other work')),
    NotMyField: who => t('{0}: declined: {1}', who, t('somebody else knows more of this')),
    Break: who => t('{0}: declined: {1}', who, t('about to take a break')),
};

const happenings = {
    CustomerCalled: () => t('the customer called'),
    CustomerHeld: () => t('the customer was put on hold'),
    HelpAsked: who => t('{0} asked for help', who),
    TransferAsked: who => t('{0} asked for this transfer', who),
    Answered: who => t('{0} answered', who),
    ExpertSought: who => t('{0}: asked for an expert', who),
    OtherWasFirst: who => t('{0}: another agent was first', who),
    Left: who => t('{0}: left', who),
    HungUp: who => t('{0}: hung up', who),
    Declined: (who, why) => (declines[why] ?? declines[''])(who),
    DidNotAnswer: who => t('{0}: did not answer', who),
    NotConnected: who => t('{0}: phone not connected', who),
    Withdrawn: who => t('{0}: withdrawn', who),
    CustomerGone: who => t('{0}: the customer was gone', who),
    NotDialled: who => t('{0}: could not be dialled', who),
};

// A code that a newer server says and this page does not know is left out.
const moment = code => {
    const [, clock, kind, why = '', who = ''] = /^(\S+) ([A-Za-z]+)(?:\.([A-Za-z]+))?(?: (.*))?$/.exec(code) ?? [];
    return Object.hasOwn(happenings, kind) ? `${clock} ${happenings[kind](who, why)}` : null;
};

export const briefingOf = ({ customParameters: said }) => said?.get('from') ? {
    from: said.get('from'),
    reason: said.get('reason') ?? '',
    customer: said.get('customer') ?? '',
    soFar: ['last1', 'last2', 'last3'].map(name => said.get(name)).filter(Boolean).map(moment).filter(Boolean),
} : null;
