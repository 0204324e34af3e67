import type { components } from '../../../../common/openapi/bimer';
import type { BimerRegistration } from '../../../services/ports';
import { wellFormed } from '../../http/wire-values';

/** The body of both POSTs: what is off or empty goes as null, lists as `[]`. */
export function registrationBody(registration: BimerRegistration): components['schemas']['NovoRegistro'] {
  const { source } = registration;
  return {
    ChaveExterna: registration.key,
    IdentificadorPessoa: registration.customerId,
    IdentificadorProduto: registration.productId,
    IdentificadorTipoAtendimento: registration.attendanceTypeId,
    Assunto: filled(registration.subject),
    PessoaContato: filled(registration.contactName),
    Parecer: filled(registration.opinion),
    Historico: registration.transcript === null ? null : wellFormed(registration.transcript),
    Encerrar: registration.isClosing,
    IdentificadorCentroResponsabilidade: registration.responsibilityCentreId,
    IdentificadorUsuarioProximoContato: registration.nextContactUserId,
    DataProximoContato: registration.nextContactDate,
    Prioritario: registration.isPriority,
    DestinatariosSpySystem: registration.spySystemRecipients,
    Destinatarios: registration.emailRecipients,
    Origem: {
      Sistema: 'Karoo',
      NumeroAtendimento: source.attendanceNumber,
      Inicio: source.startedAt,
      Fim: source.finishedAt,
    },
  };
}

function filled(text: string): string | null {
  return text === '' ? null : wellFormed(text);
}
