import { AppError } from '../../../common/errors';
import type { ConnectionTest, SettingsChange } from '../../../common/ipc/contract';
import type { BimerApi, KarooApi, NetworkSettings } from '../ports';
import type { BimerConnectionSettings, KarooConnectionSettings, SettingsService } from './settings-service';

export interface ConnectionTesterOptions {
  createKaroo: (connection: KarooConnectionSettings, network: NetworkSettings) => Pick<KarooApi, 'account'>;
  createBimer: (
    connection: BimerConnectionSettings,
    network: NetworkSettings,
  ) => Pick<BimerApi, 'checkSignIn'>;
  settings: Pick<SettingsService, 'karooConnection' | 'bimerConnection' | 'network'>;
}

/** Tries a connection with values that are not saved yet, and says in pt-BR what was found. */
export class ConnectionTester {
  readonly #options: ConnectionTesterOptions;

  constructor(options: ConnectionTesterOptions) {
    this.#options = options;
  }

  /** Never rejects: a failure is an answer, with what to do about it. */
  async test(service: 'karoo' | 'bimer', change: SettingsChange): Promise<ConnectionTest> {
    try {
      return await (service === 'karoo' ? this.#testKaroo(change) : this.#testBimer(change));
    } catch (thrown) {
      const error = AppError.from(thrown);
      const reasons = Object.values(error.fields ?? {});
      return {
        service,
        isOk: false,
        message: [error.message, ...reasons].join(' '),
        action: error.action,
      };
    }
  }

  async #testKaroo(change: SettingsChange): Promise<ConnectionTest> {
    const connection = this.#options.settings.karooConnection(change);
    if (connection.baseUrl === '') return missing('karoo', 'o endereço do Karoo');
    if (connection.token === '') return missing('karoo', 'o token do Karoo');
    const { account, agent } = await this.#options
      .createKaroo(connection, this.#options.settings.network(change))
      .account();
    const who = `Conectado como ${agent.name}, conta ${account.name}.`;
    if (account.isIntegratedWithBimer) return { service: 'karoo', isOk: true, message: who, action: null };
    const error = new AppError('not-integrated');
    return { service: 'karoo', isOk: false, message: `${who} ${error.message}`, action: error.action };
  }

  async #testBimer(change: SettingsChange): Promise<ConnectionTest> {
    const connection = this.#options.settings.bimerConnection(change);
    if (connection.baseUrl === '') return missing('bimer', 'o endereço do Bimer');
    if (connection.username === '') return missing('bimer', 'o usuário do Bimer');
    if (connection.password === '') return missing('bimer', 'a senha do Bimer');
    await this.#options.createBimer(connection, this.#options.settings.network(change)).checkSignIn();
    return {
      service: 'bimer',
      isOk: true,
      message: `Conectado ao Bimer como ${connection.username}.`,
      action: null,
    };
  }
}

function missing(service: 'karoo' | 'bimer', what: string): ConnectionTest {
  return {
    service,
    isOk: false,
    message: `Falta informar ${what}.`,
    action: 'Preencha o campo e teste de novo.',
  };
}
