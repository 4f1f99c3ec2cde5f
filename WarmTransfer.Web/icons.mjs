// Run by the build: the icons that screens use, as one style sheet. Inside it they are there at once, and still there when the server is not.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const used = [
    'arrow-down', 'arrow-left-right', 'arrow-right', 'arrow-up', 'bell-ring', 'briefcase', 'calendar-clock', 'circle', 'circle-alert', 'circle-check', 'circle-dot', 'circle-off', 'circle-pause', 'circle-play', 'circle-question-mark', 'clipboard-pen', 'coffee', 'credit-card', 'delete', 'ear', 'grip', 'hand', 'headphones', 'headset', 'hourglass', 'keyboard', 'languages',
    'list-tree', 'loader-circle', 'log-in', 'log-out', 'megaphone', 'merge', 'message-circle', 'mic', 'mic-off', 'monitor', 'moon', 'music', 'pause', 'phone', 'phone-call', 'phone-forwarded', 'phone-incoming', 'phone-missed', 'phone-off', 'phone-outgoing', 'play',
    'plug', 'plus', 'refresh-cw', 'rows-3', 'rows-4', 'search', 'signal-high', 'signal-low', 'siren', 'star', 'star-off', 'sun', 'triangle-alert', 'undo-2', 'user', 'user-check', 'user-plus', 'user-x', 'users', 'voicemail', 'volume-2', 'wifi-off', 'x',
];

const picture = name => encodeURIComponent(readFileSync(`node_modules/lucide-static/icons/${name}.svg`, 'utf8')
    .replace(/<!--.*?-->/gs, '').replace(/\s+/g, ' ').replace(/ class="[^"]*"/, '').replace(/> </g, '><').trim());

const rule = name => `[data-icon="${name}"] { --icon: url("data:image/svg+xml,${picture(name)}"); }\n`;

mkdirSync('wwwroot/lib', { recursive: true });
writeFileSync('wwwroot/lib/icons.css', `/* Lucide, ISC licence: https://lucide.dev/license */\n${used.map(rule).join('')}`);
