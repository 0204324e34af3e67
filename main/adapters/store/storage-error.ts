import { AppError } from '../../../common/errors';

/** Why something could not be stored or read, for the person. */
export function storageError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  return new AppError('storage-failed', {
    ...messageOf(code),
    detail: code,
    cause: error,
  });
}

/** The same for a failure that was told as plain data; `detail` is not for the person. */
export function storageErrorOf({ code, detail }: { code: string; detail: string }): AppError {
  return storageError(Object.assign(new Error(detail), { code }));
}

function messageOf(code: string): { message?: string; action?: string } {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { message: 'O disco está cheio: não foi possível gravar neste computador.' };
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return { message: 'A pasta de dados do aplicativo não permite gravação.' };
    case 'EBUSY':
      return {
        message:
          'Os dados deste computador estão em uso por outro programa ou por outra sessão do aplicativo.',
        action: 'Feche a outra sessão e inicie o aplicativo de novo.',
      };
    case 'newer-version':
      return {
        message: 'Os dados deste computador foram gravados por uma versão mais nova do aplicativo.',
        action: 'Instale a versão mais nova. Nada foi alterado.',
      };
    default:
      return {};
  }
}
