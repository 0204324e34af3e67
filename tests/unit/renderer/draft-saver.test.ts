import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDraftSaver } from '../../../renderer/src/features/form/draft-saver';

function saverWith(save: () => Promise<void>) {
  return createDraftSaver({ save, quietMs: 400, maxWaitMs: 1000 });
}

describe('createDraftSaver', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('saves once after a pause in the typing', async () => {
    const save = vi.fn(() => Promise.resolve());
    const saver = saverWith(save);
    saver.touch();
    await vi.advanceTimersByTimeAsync(300);
    saver.touch();
    await vi.advanceTimersByTimeAsync(399);
    expect(save).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('saves after a second at the latest while the typing goes on', async () => {
    const save = vi.fn(() => Promise.resolve());
    const saver = saverWith(save);
    for (let elapsed = 0; elapsed < 1000; elapsed += 100) {
      saver.touch();
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('saves what is pending at once when flushed, and nothing when nothing is', async () => {
    const save = vi.fn(() => Promise.resolve());
    const saver = saverWith(save);
    await saver.flush();
    expect(save).not.toHaveBeenCalled();
    saver.touch();
    await saver.flush();
    expect(save).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('saves a change that came during a save after it, never beside it', async () => {
    const finish: (() => void)[] = [];
    const save = vi.fn(() => new Promise<void>((resolve) => finish.push(resolve)));
    const saver = saverWith(save);
    saver.touch();
    void saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    saver.touch();
    void saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(save).toHaveBeenCalledTimes(1);
    finish[0]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(save).toHaveBeenCalledTimes(2);
  });

  it('goes on after a save that failed', async () => {
    const save = vi.fn(() => Promise.resolve()).mockRejectedValueOnce(new Error('disk full'));
    const saver = saverWith(save);
    saver.touch();
    await saver.flush();
    saver.touch();
    await saver.flush();
    expect(save).toHaveBeenCalledTimes(2);
  });

  it('forgets what is pending when discarded', async () => {
    const save = vi.fn(() => Promise.resolve());
    const saver = saverWith(save);
    saver.touch();
    await saver.discard();
    await vi.advanceTimersByTimeAsync(2000);
    expect(save).not.toHaveBeenCalled();
  });
});
