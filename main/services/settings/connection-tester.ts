import { AppError, errorTexts } from '../../../common/errors';
import type { ConnectionTest, SettingsChange } from '../../../common/settings/settings-view';
import { answerTexts } from '../../../common/texts/connection';
import type {
  BimerApi,
  BimerConnectionSettings,
  KarooApi,
  KarooConnectionSettings,
  NetworkSettings,
} from '../ports';
import type { SettingsService } from './settings-service';

export interface ConnectionTesterOptions {
  createKaroo: (connection: KarooConnectionSettings, network: NetworkSettings) => Pick<KarooApi, 'account'>;
  createBimer: (
    connection: BimerConnectionSettings,
    network: NetworkSettings,
  ) => Pick<BimerApi, 'checkSignIn' | 'customerByCode'>;
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
      const error = explained(AppError.from(thrown), service);
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
    const bimer = this.#options.createBimer(connection, this.#options.settings.network(change));
    await bimer.checkSignIn();
    await checkUse(bimer);
    return {
      service: 'bimer',
      isOk: true,
      message: `Conectado ao Bimer como ${connection.username}.`,
      action: null,
    };
  }
}

/** A code that no customer need have: the documented route answers that there is none. */
const anyCustomerCode = '1';

/** Whoever may sign in need not be allowed to use the API. */
async function checkUse(bimer: Pick<BimerApi, 'customerByCode'>): Promise<void> {
  try {
    await bimer.customerByCode(anyCustomerCode);
  } catch (thrown) {
    const error = AppError.from(thrown);
    if (error.code !== 'forbidden') throw error;
    throw new AppError('forbidden', { ...answerTexts.moduleMissing, detail: error.detail, cause: thrown });
  }
}

/** An answer that nobody could make anything of comes from something else than the service. */
function explained(error: AppError, service: 'karoo' | 'bimer'): AppError {
  const isUnexplained = error.message === errorTexts['invalid-response'].message;
  if (error.code !== 'invalid-response' || !isUnexplained) return error;
  return new AppError('invalid-response', answerTexts.notThis(service === 'karoo' ? 'Karoo' : 'Bimer'));
}

function missing(service: 'karoo' | 'bimer', what: string): ConnectionTest {
  return {
    service,
    isOk: false,
    message: `Falta informar ${what}.`,
    action: 'Preencha o campo e teste de novo.',
  };
}
