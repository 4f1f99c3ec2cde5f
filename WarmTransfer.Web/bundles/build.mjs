// Run by the build: what is written against packages of npm, as one file each that a browser, or the server's interpreter, reads as it is.
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';

// Our policy lets no style in that is written into a page: what the waveform needs of it, recording-player.css has.
const withoutStyles = {
    name: 'without-styles',
    setup: ({ onLoad }) => onLoad({ filter: /wavesurfer\.js[\\/]dist[\\/].*\.js$/ }, async ({ path }) => ({ contents: (await readFile(path, 'utf8')).replace(/<style[^]*?<\/style>/g, ''), loader: 'js' })),
};

const bundle = (name, format, folder) => build({
    plugins: [withoutStyles],
    entryPoints: [`bundles/${name}.mjs`], outfile: `${folder}/${name}.js`,
    bundle: true, minify: true, format, target: 'es2022', legalComments: 'none', logLevel: 'warning',
});

await Promise.all([bundle('note-editor', 'esm', 'wwwroot/lib'), bundle('recording-player', 'esm', 'wwwroot/lib'), bundle('note-documents', 'iife', 'obj/npm')]);
