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

function messageOf(code: string): { message?: string } {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return { message: 'O disco está cheio: não foi possível gravar neste computador.' };
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return { message: 'A pasta de dados do aplicativo não permite gravação.' };
    default:
      return {};
  }
}
