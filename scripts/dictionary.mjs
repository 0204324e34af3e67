// `npm run dictionary`: makes main/dictionaries/pt-BR-3-0.bdic out of a Hunspell dictionary. The result is committed.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runAsScript } from './lib/main.mjs';
import { ROOT } from './lib/paths.mjs';
import { say } from './lib/say.mjs';

const SOURCE = 'dictionary-pt@4.0.0';
const CONVERTER = '/usr/lib/qt6/libexec/qwebengine_convert_dict';
const TARGET = join(ROOT, 'main', 'dictionaries', 'pt-BR-3-0.bdic');

runAsScript(import.meta.url, () => {
  const folder = mkdtempSync(join(tmpdir(), 'kbc-dictionary-'));
  try {
    const run = (command, ...args) => execFileSync(command, args, { cwd: folder, encoding: 'utf8' });
    const archive = run('npm', 'pack', SOURCE, '--silent').trim();
    run('tar', 'xf', archive);
    // The converter finds the two files by the name they share.
    for (const part of ['aff', 'dic'])
      copyFileSync(join(folder, 'package', `index.${part}`), join(folder, `pt-BR.${part}`));
    run(CONVERTER, 'pt-BR.dic', TARGET);
    say(`Written: ${TARGET}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
