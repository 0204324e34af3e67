import log from 'electron-log/main';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LogFiles, Logger } from '../../services/ports';
import { redact } from './redact';

const maxFileBytes = 2 * 1024 * 1024;

/** JSON lines in `<folder>/main.log`, rotated at 2 MB; every detail is redacted before it is written. */
export function createFileLogger(folder: string): { logger: Logger; logs: LogFiles } {
  const logger = log.create({ logId: 'main' });
  logger.transports.console.level = false;
  logger.transports.ipc.level = false;
  const { file } = logger.transports;
  file.level = 'info';
  file.maxSize = maxFileBytes;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  file.resolvePathFn = () => join(folder, 'main.log');
  file.format = ({ message }) => {
    const [text, details] = message.data as [string, Record<string, unknown> | undefined];
    return [
      JSON.stringify({ time: message.date.toISOString(), level: message.level, message: text, ...details }),
    ];
  };
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (message: string, details: Record<string, unknown> = {}): void => {
      logger[level](message, redact(details));
    };
  const clear = () => {
    file.getFile().clear();
    // The one that was rotated away.
    rmSync(join(folder, 'main.old.log'), { force: true });
  };
  return {
    logger: { info: write('info'), warn: write('warn'), error: write('error') },
    logs: { clear },
  };
}
