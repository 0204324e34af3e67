import { mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { localDate } from '../../common/calendar';
import { expect, test } from '../support/desktop/fixture';
import { startSandbox } from '../support/sandbox';
import { tortureOptions } from './options';
import { planDays } from './plan/day-plan';
import { brief } from './run/attendance-work';
import { Day } from './run/day';
import { resultAttachment } from './run/day-result';
import { SmallDisk } from './run/small-disk';
import { recordsOfYears } from './run/records-of-years';
import { TorturedApp } from './run/tortured-app';

const options = tortureOptions();
const startedAt = Number(process.env['KBC_TORTURE_STARTED_AT'] ?? Date.now());
const dayMs = 20 * 60_000;

for (const plan of planDays(options, localDate(startedAt))) {
  test(`day ${plan.day}`, async ({}, testInfo) => {
    test.skip(options.minutes !== null && Date.now() - startedAt > options.minutes * 60_000, 'time is over');
    test.setTimeout(dayMs);
    const progress = (text: string) => {
      process.stdout.write(`day ${plan.day}: ${text}\n`);
    };
    const disk = plan.turns.some(({ isDiskFull }) => isDiskFull) ? SmallDisk.mount(options.records) : null;
    const kept = testInfo.outputPath('data');
    const dataFolder = disk?.folder ?? kept;
    mkdirSync(dataFolder, { recursive: true });
    const sandbox = await startSandbox({ heartbeatMs: 2000, hasStream: plan.hasStream });
    const app = new TorturedApp(dataFolder, sandbox.provision);
    if (options.records > 0) await recordsOfYears(dataFolder, options.records);
    const day = new Day({ plan, app, sandbox, disk, progress });
    try {
      await day.run();
    } catch (error) {
      day.wrong.push(brief(error));
    } finally {
      await day.troubles.end();
      const result = await day.result();
      await testInfo.attach(resultAttachment, { body: JSON.stringify(result) });
      const { lost, duplicated, altered, lostDrafts, wrong } = result;
      const problems = [lost, duplicated, altered, lostDrafts, wrong].flat();
      await app.quit().catch(() => undefined);
      await sandbox.stop();
      if (problems.length > 0) await disk?.keep(kept);
      disk?.unmount();
      if (problems.length === 0) await rm(kept, { recursive: true, force: true, maxRetries: 5 });
      expect(problems, `day ${plan.day} of seed ${options.seed}`).toEqual([]);
    }
  });
}
