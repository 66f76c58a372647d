// SPDX-FileCopyrightText: the Yike authors
// SPDX-License-Identifier: Apache-2.0
//
// Bundles src/main.js and src/app.css into FOLDER (dist by default), with the licence of what
// they contain. Same sources, same bytes.
//
//   npm ci --ignore-scripts && npm run build

import { copyFileSync } from 'node:fs';
import { build } from 'esbuild';

const folder = process.argv[2] ?? 'dist';

await build({
    entryPoints: [{ in: 'src/main.js', out: 'app' }, { in: 'src/app.css', out: 'app' }],
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['chrome90', 'firefox90', 'safari14'],
    charset: 'utf8',
    legalComments: 'inline',
    loader: { '.png': 'dataurl' },
});
copyFileSync('node_modules/leaflet/LICENSE', `${folder}/LICENSE-leaflet.txt`);
