import { win32 } from 'node:path';
import { parseRegOutput, type RegQuery } from './reg-query';

const shellFolders = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Explorer\\Shell Folders';
const valueName = 'Common AppData';

/**
 * The folder of all users' program data (`%ProgramData%`) as Windows itself keeps it: the variable can be set for the own
 * account, which would lead the app to a policy of the agent's making. Where Windows does not tell, its usual place.
 */
export async function programData(systemRoot: string, query: RegQuery): Promise<string> {
  const output = await query(shellFolders, '/v', valueName);
  const value = parseRegOutput(output ?? '')
    .flatMap(({ values }) => values)
    .find(({ name }) => name === valueName)?.data;
  return value !== undefined && win32.isAbsolute(value)
    ? value
    : win32.join(win32.parse(systemRoot).root, 'ProgramData');
}
