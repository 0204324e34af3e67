// What is left behind: in Bimer, in Karoo, in the app.
import { until, verify } from './check.mjs';
import { isOwnDesktop, trayTooltip } from './desktop.mjs';
import { photograph } from './pictures.mjs';
import { typed } from './steps-registering.mjs';

async function readBimer({ sandbox, seed, attendance, processNumber }) {
  const { attendances, opinions } = await sandbox.control.registrations();
  verify(attendances.length === 1 && opinions.length === 0, `Bimer holds ${attendances.length} records`);
  const [record] = attendances;
  const expected = {
    Numero: processNumber,
    IdentificadorPessoa: seed.customer.Identificador,
    IdentificadorProduto: seed.product.Identificador,
    IdentificadorTipoAtendimento: seed.typeWithoutTexts.Identificador,
    PessoaContato: attendance.contato.nome,
    Assunto: typed.subject,
    Parecer: typed.opinion,
    Encerrar: true,
  };
  for (const [field, value] of Object.entries(expected))
    verify(record[field] === value, `Bimer's ${field} is ${JSON.stringify(record[field])}`);
  const lines = (record.Historico ?? '').split('\n');
  verify(lines.length >= attendance.mensagens.length, 'the conversation is not complete in Bimer');
  const shown = {
    ...expected,
    Origem: record.Origem,
    ChaveExterna: record.ChaveExterna,
    Historico: `${lines[0]} … (${lines.length} lines)`,
    receivedAt: record.receivedAt,
  };
  return { detail: 'stored once', more: JSON.stringify(shown, null, 2) };
}

async function readKaroo({ sandbox, attendance, processNumber }) {
  const mark = await until('Karoo was not told', async () => {
    const { integrations } = await sandbox.control.registrations();
    return integrations.find(({ atendimento }) => atendimento === attendance.id);
  });
  verify(mark.numeroBimer === processNumber, `Karoo has the number ${mark.numeroBimer}`);
  verify(mark.concluida === true, 'Karoo does not count it as concluded');
  return `atendimento ${attendance.numero} → processo ${mark.numeroBimer}`;
}

async function nothingPending({ app, inbox, sandbox }) {
  await inbox.getByText('Tudo em dia').waitFor();
  verify((await inbox.getByRole('option').count()) === 0, 'the inbox still lists something');
  const violations = await sandbox.control.violations();
  verify(violations.length === 0, `requests that break the contract: ${JSON.stringify(violations)}`);
  await photograph(inbox, 'nothing-pending');
  if (!isOwnDesktop()) return 'the inbox says "Tudo em dia"';
  const pid = await app.electron.evaluate(() => process.pid);
  const tooltip = await until('the tray still counts something', async () => {
    const text = await trayTooltip(pid);
    return text?.includes('nenhuma pendência') && text;
  });
  return `the inbox says "Tudo em dia", the tray "${tooltip}"`;
}

export const proving = [
  { title: 'What Bimer holds', run: readBimer },
  { title: 'Marked in Karoo', run: readKaroo },
  { title: 'Nothing is pending', run: nothingPending },
];
