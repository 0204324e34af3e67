export function slowClock(start: { began: number; reads: number }): void;
