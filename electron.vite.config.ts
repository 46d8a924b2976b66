import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type UserConfig } from 'electron-vite';
import type { Plugin } from 'vite';

/** `tools/setup/build.mjs` asks for one part at a time, into a folder beside the one in use. */
const { LIAISON_BUILD: part, LIAISON_BUILD_TO: outDir } = process.env;
const out = outDir === undefined ? {} : { outDir };

/** Built in, so that a command starts in a third less time; native and CommonJS packages stay outside. */
const BUNDLED = [
  'chinese-days',
  'fflate',
  'i18next',
  'ical.js',
  'libphonenumber-js',
  'opencc-js',
  'papaparse',
  'pinyin-pro',
  'temporal-polyfill',
  'tyme4ts',
  'zod',
];

/** Every Chromium reads WOFF2; the older WOFF beside each font file would double what is built. */
const woff2Only: Plugin = {
  name: 'woff2-only',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('.css') ? code.replaceAll(/, url\([^)]+\.woff\) format\('woff'\)/g, '') : null,
};

/** One build for both hosts and the command line: out/main, out/preload, out/renderer. */
const all: Required<Pick<UserConfig, 'main' | 'preload' | 'renderer'>> = {
  main: {
    build: {
      ...out,
      externalizeDeps: { exclude: BUNDLED },
      rollupOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          'core-process': resolve('src/main/core-process.ts'),
          reader: resolve('src/main/reader.ts'),
          cli: resolve('src/cli/index.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      ...out,
      externalizeDeps: false,
      rollupOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    build: {
      ...out,
      // The pages' Content-Security-Policy takes fonts from files, not from data: URLs.
      assetsInlineLimit: 0,
      rollupOptions: { input: { index: resolve('src/renderer/index.html') } },
    },
    plugins: [woff2Only, react()],
  },
};

export default defineConfig(
  part === 'main' || part === 'preload' || part === 'renderer' ? { [part]: all[part] } : all,
);
