// What the dialling server gave the call on its way: it is here even when that server is not.

export const briefingOf = ({ customParameters: said }) => said?.get('from') ? {
    from: said.get('from'),
    reason: said.get('reason') ?? '',
    customer: said.get('customer') ?? '',
    soFar: ['last1', 'last2', 'last3'].map(name => said.get(name)).filter(Boolean),
} : null;
