import { win32 } from 'node:path';

/** What of a Node report is needed here. */
interface LoadedLibraries {
  sharedObjects?: unknown;
}

/**
 * Where Windows lies. Not out of the environment, which anybody can set for the own account (`setx SystemRoot …`): the
 * kernel loads ntdll.dll into every process, and only from its own folder. null = not told.
 */
export function systemRoot(report: unknown = process.report.getReport()): string | null {
  const { sharedObjects } = report as LoadedLibraries;
  const libraries = Array.isArray(sharedObjects) ? (sharedObjects as unknown[]) : [];
  const library = libraries.find(
    (path): path is string =>
      typeof path === 'string' && /^[A-Z]:\\[^\\].*\\System32\\ntdll\.dll$/i.test(path),
  );
  return library === undefined ? null : win32.join(library, '..', '..');
}
