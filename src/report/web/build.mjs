// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// Bundles src/main.js and src/app.css into FOLDER (dist by default), with the licence of what
// they contain. Same sources, same bytes.
//
//   npm ci --ignore-scripts && npm run build

import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const folder = process.argv[2] ?? 'dist';
// Without carriage returns: browsers drop them before they check a script against its hash.
const licence = readFileSync('node_modules/leaflet/LICENSE', 'utf8').replaceAll('\r', '');

await build({
    entryPoints: [{ in: 'src/main.js', out: 'app' }, { in: 'src/app.css', out: 'app' }],
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome90', 'firefox90', 'safari14'],
    charset: 'utf8',
    // Every page carries Leaflet's code, so every page carries its licence.
    banner: { js: `/*\nThis script contains Leaflet 1.9.4:\n\n${licence}*/` },
    legalComments: 'none',
    loader: { '.png': 'dataurl' },
});
writeFileSync(`${folder}/LICENSE-leaflet.txt`, licence);
