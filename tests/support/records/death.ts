import { existsSync, rmSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { orderOf, type Death } from './death-order';

const { folder } = workerData as { folder: string };

function dieIfOrdered(death: Death): void {
  const order = orderOf(folder, death);
  if (!existsSync(order)) return;
  rmSync(order);
  process.exit(1);
}

const port = parentPort;
if (port) {
  const answer = port.postMessage.bind(port);
  port.postMessage = (message: unknown) => {
    dieIfOrdered('before-it-answers');
    answer(message);
  };
  port.on('message', () => {
    dieIfOrdered('before-it-works');
  });
}
