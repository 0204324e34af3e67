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

  it('does not forget what could not be saved: it stays unsaved, and is tried again by itself', async () => {
    const save = vi.fn(() => Promise.reject(new Error('disk full')));
    const saver = saverWith(save);
    saver.touch();
    expect(await saver.flush()).toBe(false);
    // Nothing was typed since.
    expect(await saver.flush()).toBe(false);
    expect(save).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(120_000);
    const tries = save.mock.calls.length;
    expect(tries).toBeGreaterThan(4);
    expect(tries).toBeLessThan(10);
    save.mockResolvedValue(undefined as never);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(save).toHaveBeenCalledTimes(tries + 1);
    expect(await saver.flush()).toBe(true);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(save).toHaveBeenCalledTimes(tries + 1);
  });

  it('says that all is saved only when a change that came during the save is saved, too', async () => {
    const finish: (() => void)[] = [];
    const save = vi.fn(() => new Promise<void>((resolve) => finish.push(resolve)));
    const saver = saverWith(save);
    saver.touch();
    const first = saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    saver.touch();
    finish[0]?.();
    expect(await first).toBe(false);
    const second = saver.flush();
    await vi.advanceTimersByTimeAsync(0);
    finish[1]?.();
    expect(await second).toBe(true);
  });

  it('saves soon also after the clock was set back', async () => {
    const save = vi.fn(() => Promise.resolve());
    const saver = saverWith(save);
    saver.touch();
    vi.setSystemTime(Date.now() - 3_600_000);
    saver.touch();
    await vi.advanceTimersByTimeAsync(400);
    expect(save).toHaveBeenCalledTimes(1);
  });

  it('begins nothing while it is held, and forgets nothing', async () => {
    const save = vi.fn(() => Promise.resolve());
    const saver = saverWith(save);
    saver.touch();
    await saver.hold();
    await vi.advanceTimersByTimeAsync(2000);
    expect(save).not.toHaveBeenCalled();
    saver.wake();
    await vi.advanceTimersByTimeAsync(400);
    expect(save).toHaveBeenCalledTimes(1);
    saver.wake();
    await vi.advanceTimersByTimeAsync(2000);
    expect(save).toHaveBeenCalledTimes(1);
  });
});
