// How states are shown on the wall: icon and colour beside the words.

export const callLook = {
    talking: ['phone-call', 'good'], onHold: ['pause', 'busy'], diallingIn: ['user-plus', 'busy'], consulting: ['headset', 'busy'],
    threeWay: ['merge', 'good'], completing: ['arrow-right', 'busy'], cold: ['phone-forwarded', 'busy'], callingOut: ['phone-forwarded', 'busy'],
    inFlow: ['list-tree', 'busy'], ending: ['phone-off', ''],
};

export const waitLook = { waiting: ['hourglass', 'busy'], offered: ['bell-ring', 'good'], rejoining: ['undo-2', 'bad'] };

export const agentLook = {
    offline: ['circle-off', ''], available: ['circle-check', 'good'], reserved: ['bell-ring', 'busy'], onCall: ['phone-call', 'busy'],
    monitoring: ['headphones', 'busy'], wrapUp: ['clipboard-pen', 'busy'], away: ['coffee', ''], checkPhone: ['triangle-alert', 'bad'], testPhone: ['circle-alert', 'busy'],
};

/** A wall is read by everybody who passes: the last digits tell customers apart. */
export const masked = customer => /^\+\d{5,}$/.test(customer) ? `…${customer.slice(-4)}` : customer;

export const element = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) made.setAttribute(name, value);
    made.append(...children.filter(child => child !== null));
    return made;
};

/** Of a state that is newer than this page there is no look. */
export const chip = ([icon, tone] = ['circle', ''], text) => element('span', { class: 'chip', 'data-tone': tone }, element('span', { class: 'icon', 'data-icon': icon, 'aria-hidden': 'true' }), text);

export const elapsed = since => element('elapsed-time', { since });
