// The built app, with a wall clock that stands still at KBC_TEST_NOW; its timers go on.
const stoppedAt = Date.parse(process.env.KBC_TEST_NOW);
Date.now = () => stoppedAt;
await import('../../../out/main/index.js');
