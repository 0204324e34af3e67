import type { Attendance } from '../../../common/attendance/attendance';
import { defaultSettings, type Settings } from '../../../common/settings/settings';
import { Intake } from '../../../main/services/intake/intake';
import { ObservedStore } from '../../../main/services/store/observed-store';
import { FakeClock } from './fake-clock';
import { FakeKarooApi } from './fake-karoo-api';
import { InMemoryRecordStore, RecordingLogger, type Disk } from './in-memory-stores';
import { sampleAttendance } from './samples';

/** One run of the app around an intake; a second world over the same `disk` is the app after a restart. */
export function intakeWorld(
  given: Partial<Settings> = {},
  disk: Disk = new Map(),
  karoo = new FakeKarooApi(),
) {
  const records = new InMemoryRecordStore(disk);
  const clock = new FakeClock();
  const store = new ObservedStore(records, () => clock.now());
  const settings = { current: () => ({ ...defaultSettings, ...given }) };
  const logger = new RecordingLogger();
  const intake = new Intake({ karoo, store, settings, clock, logger, random: () => 0.5 });
  const finished: string[] = [];
  const caughtUp: number[] = [];
  const states: string[] = [];
  const reopened: string[] = [];
  const unreadable: (string | null)[] = [];
  intake.finished.add(({ attendance }) => finished.push(attendance.id));
  intake.caughtUp.add((count) => caughtUp.push(count));
  intake.reopened.add((id) => reopened.push(id));
  intake.unreadable.add(({ attendanceId }) => unreadable.push(attendanceId));
  intake.stateChanged.add(({ state, error }) => states.push(error ? `${state}: ${error.code}` : state));
  return { karoo, records, clock, store, intake, logger, finished, caughtUp, states, reopened, unreadable };
}

export const attendanceOf = (id: string, changes: Partial<Attendance> = {}) =>
  sampleAttendance({ id, ...changes });

export const pageOf = (...ids: string[]) => ({
  attendances: ids.map((id) => attendanceOf(id)),
  nextCursor: null,
});

export const finishedEvent = (id: string, cursor: string, changes: Partial<Attendance> = {}) => ({
  kind: 'finished' as const,
  cursor,
  attendance: attendanceOf(id, changes),
});
