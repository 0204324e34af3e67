// `npm run dictionary`: makes main/dictionaries/pt-BR-3-0.bdic out of a Hunspell dictionary and
// words.txt beside it. The result is committed.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAsScript } from './lib/main.mjs';
import { ROOT } from './lib/paths.mjs';
import { say } from './lib/say.mjs';

const SOURCE = 'dictionary-pt@4.0.0';
const CONVERTER = '/usr/lib/qt6/libexec/qwebengine_convert_dict';
const FOLDER = join(ROOT, 'main', 'dictionaries');
const TARGET = join(FOLDER, 'pt-BR-3-0.bdic');

runAsScript(import.meta.url, () => {
  const folder = mkdtempSync(join(tmpdir(), 'kbc-dictionary-'));
  try {
    const run = (command, ...args) => execFileSync(command, args, { cwd: folder, encoding: 'utf8' });
    const archive = run('npm', 'pack', SOURCE, '--silent').trim();
    run('tar', 'xf', archive);
    // The converter finds the two files by the name they share.
    copyFileSync(join(folder, 'package', 'index.aff'), join(folder, 'pt-BR.aff'));
    // The first line says how many words follow.
    const [, ...words] = readFileSync(join(folder, 'package', 'index.dic'), 'utf8')
      .trimEnd()
      .split('\n');
    const own = readFileSync(join(FOLDER, 'words.txt'), 'utf8').trim().split('\n');
    const all = [...words, ...own];
    writeFileSync(join(folder, 'pt-BR.dic'), `${[String(all.length), ...all].join('\n')}\n`);
    run(CONVERTER, 'pt-BR.dic', TARGET);
    say(`Written: ${TARGET}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
