import { describe, expect, it } from 'vitest';
import { programData } from '../../../../main/adapters/policy/program-data';
import { decodeConsole, parseRegOutput } from '../../../../main/adapters/policy/reg-query';
import { systemRoot } from '../../../../main/adapters/policy/system-root';

const shellFolders =
  'HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Shell Folders';

describe('systemRoot', () => {
  it('is where the kernel loads its library from', () => {
    // Beginning of a report of Windows' own node.exe.
    const sharedObjects = [
      'D:\\Programas\\KarooBimerCompanion\\karoo-bimer-companion.exe',
      'C:\\Windows\\SYSTEM32\\ntdll.dll',
      'C:\\Windows\\System32\\KERNEL32.DLL',
    ];
    expect(systemRoot({ sharedObjects })).toBe('C:\\Windows');
  });

  it.each([
    ['nothing', {}],
    ['another ntdll', { sharedObjects: ['C:\\Users\\ana\\ntdll.dll', '\\\\host\\System32\\ntdll.dll', 5] }],
    ['no list', { sharedObjects: 'C:\\Windows\\System32\\ntdll.dll' }],
  ])('is not told by %s', (_, report) => {
    expect(systemRoot(report)).toBeNull();
  });
});

describe('parseRegOutput', () => {
  it('reads keys and values, also in Portuguese', () => {
    const output = [
      '',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Karoo Bimer Companion',
      '    (Padrão)    REG_SZ    (valor não definido)',
      '    bimer.baseUrl    REG_SZ    http://192.168.0.10:8085',
      '    outbox.undoSeconds    REG_DWORD    0x1e',
      '    rules.required    REG_MULTI_SZ    subject\\0opinion',
      '    network.caFile    REG_SZ    ',
      '    com    espaços    REG_SZ    um    dois',
      '',
      'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Karoo Bimer Companion\\Recommended',
      '    form.opening    REG_SZ    onClick',
      '',
    ].join('\r\n');
    expect(parseRegOutput(output)).toEqual([
      {
        path: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Karoo Bimer Companion',
        values: [
          { name: '(Padrão)', type: 'REG_SZ', data: '(valor não definido)' },
          { name: 'bimer.baseUrl', type: 'REG_SZ', data: 'http://192.168.0.10:8085' },
          { name: 'outbox.undoSeconds', type: 'REG_DWORD', data: '0x1e' },
          { name: 'rules.required', type: 'REG_MULTI_SZ', data: 'subject\\0opinion' },
          { name: 'network.caFile', type: 'REG_SZ', data: '' },
          { name: 'com    espaços', type: 'REG_SZ', data: 'um    dois' },
        ],
      },
      {
        path: 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Karoo Bimer Companion\\Recommended',
        values: [{ name: 'form.opening', type: 'REG_SZ', data: 'onClick' }],
      },
    ]);
  });

  it('finds nothing in what is no such output', () => {
    expect(parseRegOutput('ERRO: o sistema não pôde localizar a chave\r\n    a    REG_SZ    b')).toEqual([]);
  });
});

it.each([
  ['UTF-8', Buffer.from('Política São João', 'utf8')],
  ['code page 850', Buffer.from([0x50, 0x6f, 0x6c, 0xa1, 0x74, 0x69, 0x63, 0x61, 0x20, 0x53, 0xc6, 0x6f, 0x20, 0x4a, 0x6f, 0xc6, 0x6f])],
])('what Windows prints in %s is read', (_, bytes) => {
  expect(decodeConsole(bytes)).toBe('Política São João');
}); // prettier-ignore

describe('programData', () => {
  it.each([
    ['D:\\Dados', `\r\n${shellFolders}\r\n    Common AppData    REG_SZ    D:\\Dados\r\n\r\n`],
    ['C:\\ProgramData', null],
    ['C:\\ProgramData', `\r\n${shellFolders}\r\n    Common AppData    REG_SZ    dados\r\n`],
  ])('is %s', async (folder, output) => {
    const asked: string[][] = [];
    const query = (...args: string[]) => {
      asked.push(args);
      return Promise.resolve(output);
    };
    expect(await programData('C:\\Windows', query)).toBe(folder);
    expect(asked).toEqual([[shellFolders.replace('HKEY_LOCAL_MACHINE', 'HKLM'), '/v', 'Common AppData']]);
  });
});
