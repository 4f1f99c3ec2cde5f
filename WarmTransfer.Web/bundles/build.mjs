// Run by the build: what is written against packages of npm, as one file each that a browser, or the server's interpreter, reads as it is.
import { build } from 'esbuild';

const bundle = (name, format, folder) => build({
    entryPoints: [`bundles/${name}.mjs`], outfile: `${folder}/${name}.js`,
    bundle: true, minify: true, format, target: 'es2022', legalComments: 'none', logLevel: 'warning',
});

await Promise.all([bundle('note-editor', 'esm', 'wwwroot/lib'), bundle('note-documents', 'iife', 'obj/npm')]);
