import { getRequestListener } from '@hono/node-server';
import { createBimerApp } from './bimer/bimer-app';
import { createControlApp } from './control/control-app';
import { scheduleDemo } from './demo-schedule';
import { createGateway } from './gateway/gateway';
import { createKarooApp } from './karoo/karoo-app';
import { listen } from './listening-server';
import { defaultOptions, type AuthStyle, type SandboxOptions } from './options';
import { World } from './world';

/** What an app needs to connect, in the form of a provisioning file. */
export interface SandboxProvision {
  karoo: { baseUrl: string; token: string };
  bimer: {
    baseUrl: string;
    authStyle: AuthStyle;
    clientId: string;
    clientSecret: string;
    username: string;
    password: string;
  };
}

export interface Sandbox {
  karooUrl: string;
  /** With the base path. */
  bimerUrl: string;
  controlUrl: string;
  provision: SandboxProvision;
  close(): Promise<void>;
}

/** Starts a Karoo, a Bimer and their control API on loopback. Rejects when a port is taken. */
export async function createSandbox(given: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const options = { ...defaultOptions, ...given };
  const world = new World(options);
  const karoo = await listen(createGateway('karoo', createKarooApp(world), world, ''), options.karooPort);
  const bimer = await listen(
    createGateway('bimer', createBimerApp(world), world, options.basePath),
    options.bimerPort,
  );
  const controlListener = getRequestListener(createControlApp(world).fetch, { overrideGlobalObjects: false });
  const control = await listen(
    (request, response) => void controlListener(request, response),
    options.controlPort,
  );
  const stopDemo = scheduleDemo(world);
  const bimerUrl = bimer.url + options.basePath;
  const { authStyle, clientId, clientSecret, username, password } = world.bimerSettings;
  return {
    karooUrl: karoo.url,
    bimerUrl,
    controlUrl: control.url,
    provision: {
      karoo: { baseUrl: karoo.url, token: world.karoo.token },
      bimer: { baseUrl: bimerUrl, authStyle, clientId, clientSecret, username, password },
    },
    close: async () => {
      stopDemo();
      world.events.close();
      await Promise.all([karoo.close(), bimer.close(), control.close()]);
    },
  };
}
