import type { AppError } from '../../../common/errors';
import type { Notices } from '../status/notices';
import type { ObservedStore } from './observed-store';
import type { Damage } from './record-store';

/** In which state the records were found when they were opened. */
export interface RecordsState {
  /** The file was damaged and has been repaired. */
  damage: Damage | null;
  /** Nothing can be written now, and why. */
  obstacle: AppError | null;
  /** The folder lies on another computer. */
  isOnNetwork: boolean;
  /** The last run did not end regularly: the whole file wants to be looked at soon. */
  isAfterCrash: boolean;
}

/** More numbers than these nobody looks up one by one. */
const maxNumbers = 20;

const networkFolderText =
  'A pasta de dados do aplicativo está em um servidor de rede: tudo funciona, mas a gravação é mais lenta. Prefira uma pasta deste computador.';

/** Tells the agent what was found, now or later; that nothing can be written holds until something could be. */
export function tellOfRecords(state: RecordsState, store: ObservedStore, notices: Notices): void {
  if (state.damage) notices.set('damage', damageText(state.damage));
  store.repaired.add((damage) => {
    notices.set('damage', damageText(damage));
  });
  if (state.isOnNetwork) notices.set('network-folder', networkFolderText);
  if (!state.obstacle) return;
  notices.set(
    'obstacle',
    `${state.obstacle.message} O que já estava gravado é mostrado, mas nada novo pode ser gravado até isso ser resolvido.`,
  );
  store.committed.add(() => {
    notices.set('obstacle', null);
  });
}

/** The records were damaged and have been repaired. */
function damageText({ copy, attendanceNumbers }: Damage): string {
  const saved = `Um arquivo de dados estava danificado. O que pôde ser lido foi recuperado e uma cópia foi guardada em ${copy}.`;
  if (attendanceNumbers.length === 0) return saved;
  const named = attendanceNumbers.slice(0, maxNumbers).join(', ');
  const rest = attendanceNumbers.length - maxNumbers;
  const more = rest > 0 ? ` e mais ${String(rest)}` : '';
  return attendanceNumbers.length === 1
    ? `${saved} Confira o atendimento ${named}: parte dele pode ter se perdido.`
    : `${saved} Confira os atendimentos ${named}${more}: parte deles pode ter se perdido.`;
}
