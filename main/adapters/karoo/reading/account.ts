import type { KarooAccount } from '../../../services/ports';
import { flagOf, identifierOf, recordOf, textOf, type WireRecord } from '../../http/wire-values';

/** Reads who the app is; null when account or agent have no id. Never throws. */
export function readAccount(wire: WireRecord): KarooAccount | null {
  const account = recordOf(wire['conta']);
  const agent = recordOf(wire['agente']);
  const accountId = identifierOf(account?.['id']);
  const agentId = identifierOf(agent?.['id']);
  if (account === null || agent === null || accountId === null || agentId === null) return null;
  return {
    account: {
      id: accountId,
      name: textOf(account['nome']) ?? accountId,
      // Only an account that says no is not: a Karoo that does not say must not stop everything.
      isIntegratedWithBimer: flagOf(account['integracaoBimer']) ?? true,
      timeZone: textOf(account['fusoHorario'], 60),
    },
    agent: {
      id: agentId,
      name: textOf(agent['nome']) ?? agentId,
      email: textOf(agent['email']),
      bimerLogin: textOf(agent['loginBimer'], 100),
    },
  };
}
