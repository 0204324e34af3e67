import { errorTexts, type AppErrorData } from '../../../../common/errors';
import type { AppStatus } from '../../../../common/app-status';
import { counted } from '../../locales/number-text';
import type { HealthNotice } from './connection-health';

/** What the agent must know about the connections now, the most important first; [] = all well. */
export function healthNotices(status: AppStatus): HealthNotice[] {
  const { karoo, bimer } = status;
  if (karoo.state === 'not-configured' || bimer.state === 'not-configured') return [notConfigured(status)];
  const notices: HealthNotice[] = [];
  if (karoo.state === 'not-integrated') notices.push(notIntegrated(karoo.error));
  if (karoo.state === 'signed-out') notices.push(signedOut(karoo.error));
  if (bimer.state === 'signed-out') notices.push(signedOut(bimer.error));
  const offline = offlineNotice(status);
  if (offline) notices.push(offline);
  if (karoo.exceededBacklog !== null) notices.push(exceededBacklog(karoo.exceededBacklog));
  if (karoo.oversizedEvents > 0) notices.push(oversizedEvents(karoo.oversizedEvents));
  return notices;
}

function notConfigured({ karoo, bimer }: AppStatus): HealthNotice {
  const missing = [
    ...(karoo.state === 'not-configured' ? ['o Karoo'] : []),
    ...(bimer.state === 'not-configured' ? ['o Bimer'] : []),
  ].join(' e ');
  return {
    tone: 'warning',
    title: `Falta configurar a conexão com ${missing}.`,
    action: 'Abra as configurações e informe o servidor e o acesso.',
    opensSettings: true,
  };
}

function notIntegrated(error: AppErrorData | null): HealthNotice {
  const { message, action } = error ?? errorTexts['not-integrated'];
  return {
    tone: 'error',
    title: message,
    action: `Por isso nenhum formulário será aberto. ${action}`,
    opensSettings: false,
  };
}

function signedOut(error: AppErrorData | null): HealthNotice {
  const { message, action } = error ?? errorTexts.unauthorized;
  return { tone: 'error', title: message, action, opensSettings: true };
}

function offlineNotice({ karoo, bimer }: AppStatus): HealthNotice | null {
  const isKarooLost =
    karoo.state === 'reconnecting' ||
    (karoo.state === 'connecting' && karoo.error?.code === 'network-unreachable');
  const isBimerLost = bimer.state === 'unreachable';
  if (isKarooLost && (isBimerLost || karoo.error?.code === 'network-unreachable')) {
    return calm(
      'Trabalhando sem conexão: nada se perde.',
      'Continue registrando: a fila segue sozinha quando a rede voltar, e os atendimentos finalizados nesse meio-tempo serão buscados.',
    );
  }
  if (isKarooLost) {
    return calm(
      'Reconectando ao Karoo…',
      'Os atendimentos finalizados nesse meio-tempo serão buscados assim que a conexão voltar.',
    );
  }
  if (isBimerLost) {
    return calm(
      'Sem conexão com o Bimer: nada se perde.',
      'Continue registrando: os envios esperam na fila e seguem sozinhos quando o Bimer responder.',
    );
  }
  return null;
}

function exceededBacklog(limit: number): HealthNotice {
  return {
    tone: 'warning',
    title: `Há no Karoo mais de ${counted(limit, 'atendimento', 'atendimentos')} à espera.`,
    action:
      'Os mais antigos estão aqui; os outros vêm conforme estes forem registrados. Se eles não são seus, avise a TI.',
    opensSettings: false,
  };
}

function oversizedEvents(count: number): HealthNotice {
  return calm(
    `O Karoo enviou ${counted(count, 'aviso grande demais, que foi lido', 'avisos grandes demais, que foram lidos')} de outro modo.`,
    'Nenhum atendimento se perdeu. Se isso se repetir, avise a TI.',
  );
}

function calm(title: string, action: string): HealthNotice {
  return { tone: 'info', title, action, opensSettings: false };
}
