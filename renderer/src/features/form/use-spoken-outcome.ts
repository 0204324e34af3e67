import { watch } from 'vue';
import { announce } from '../../ui/announcer';
import { queueText } from './submission-phase';
import type { Submission } from './use-submission';

export const slowText = 'Está demorando. O envio continua mesmo com a janela fechada.';
export const undoTitle = 'Registro salvo neste computador';

/** Says what becomes of Enviar; why it was refused is an alert of its own. */
export function useSpokenOutcome({ phase, registration, earlier, isSlow }: Submission): void {
  function outcome(): string | null {
    const sent = registration.value;
    if (phase.value === 'sending') return 'Enviando…';
    if (sent === null) return null;
    if (phase.value === 'undoable') return `${undoTitle}. Ainda é possível desfazer.`;
    if (phase.value === 'queued') return queueText(sent, earlier.value).title;
    if (phase.value !== 'registered') return null;
    const { processNumber } = sent;
    return processNumber === null ? 'Registrado no Bimer' : `Registrado no Bimer – processo ${processNumber}`;
  }

  const say = (text: string | null) => {
    if (text !== null) announce(text);
  };
  watch(outcome, say);
  watch(isSlow, (slow) => {
    say(slow ? slowText : null);
  });
}
