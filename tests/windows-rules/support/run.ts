import { startTests, type File, type Task, type VitestRunner } from '@vitest/runner';
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const { files, report } = JSON.parse(process.env['KBC_RUN'] ?? '') as { files: string[]; report: string };

const runner = {
  config: {
    root: process.cwd(),
    setupFiles: [],
    name: undefined,
    passWithNoTests: false,
    testNamePattern: undefined,
    allowOnly: true,
    sequence: { shuffle: false, concurrent: false, seed: 0, hooks: 'stack', setupFiles: 'list' },
    chaiConfig: undefined,
    maxConcurrency: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
    includeTaskLocation: false,
    tags: [],
    tagsFilter: undefined,
    strictTags: false,
  } as VitestRunner['config'],
  importFile: (path: string) => import(pathToFileURL(path).href),
};

interface Result {
  name: string;
  status: 'passed' | 'failed' | 'pending';
  failureMessages: string[];
}

const statusOf = ({ result, mode }: Task): Result['status'] => {
  if (mode === 'skip' || mode === 'todo') return 'pending';
  return result?.state === 'pass' ? 'passed' : 'failed';
};

const messagesOf = ({ result }: Task) => (result?.errors ?? []).map((error) => error.stack ?? error.message);

function resultsOf(task: Task, path: string): Result[] {
  const name = `${path}${task.name}`;
  if (task.type === 'test') return [{ name, status: statusOf(task), failureMessages: messagesOf(task) }];
  const own: Result[] =
    messagesOf(task).length > 0 ? [{ name, status: 'failed', failureMessages: messagesOf(task) }] : [];
  return [...own, ...task.tasks.flatMap((child) => resultsOf(child, `${name} > `))];
}

function reportOf(done: readonly File[]): unknown {
  const testResults = done.map((file) => {
    const assertionResults = file.tasks.flatMap((task) => resultsOf(task, ''));
    return {
      name: file.name,
      // All of a file may be left out.
      status: ['pass', 'skip'].includes(file.result?.state ?? '') ? 'passed' : 'failed',
      message: messagesOf(file).join('\n'),
      assertionResults,
    };
  });
  const count = (status: Result['status']) =>
    testResults.flatMap(({ assertionResults }) => assertionResults).filter((one) => one.status === status)
      .length;
  return {
    isComplete: done.length === files.length,
    numPassedTests: count('passed'),
    numFailedTests: count('failed'),
    numPendingTests: count('pending'),
    testResults,
  };
}

// After every file, so that one that hangs does not hide what was found before it.
const done: File[] = [];
for (const file of files) {
  done.push(...(await startTests([file], runner)));
  writeFileSync(report, JSON.stringify(reportOf(done)));
}
process.exit(0);
