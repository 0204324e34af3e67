import { expect, test, vi } from 'vitest';
import { Listeners } from '../../../main/services/listeners';

test('a throwing listener does not stop the others, and its defect is reported', () => {
  const onDefect = vi.fn();
  const listeners = new Listeners<number>(onDefect);
  const heard: number[] = [];
  const defect = new Error('defect');
  listeners.add(() => {
    throw defect;
  });
  listeners.add((value) => heard.push(value));
  listeners.emit(7);
  expect(heard).toEqual([7]);
  expect(onDefect).toHaveBeenCalledWith(defect);
});

test('a removed listener hears nothing more, and the same function added twice is removed once', () => {
  const listeners = new Listeners<number>();
  const heard: number[] = [];
  const listener = (value: number) => heard.push(value);
  const remove = listeners.add(listener);
  listeners.add(listener);
  remove();
  remove();
  listeners.emit(1);
  expect(heard).toEqual([1]);
});
