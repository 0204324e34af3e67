import type { World } from './world';

/** In the demo attendances finish by themselves, but only once somebody listens. Returns what stops it. */
export function scheduleDemo(world: World): () => void {
  const { firstAttendanceAfterMs, attendanceEveryMs } = world.options;
  let timer: NodeJS.Timeout | undefined;
  const finish = () => {
    world.karoo.finish();
    if (attendanceEveryMs !== null) timer = setTimeout(finish, attendanceEveryMs);
  };
  if (firstAttendanceAfterMs !== null) {
    world.events.onFirstClient(() => {
      timer = setTimeout(finish, firstAttendanceAfterMs);
    });
  }
  return () => {
    clearTimeout(timer);
  };
}
