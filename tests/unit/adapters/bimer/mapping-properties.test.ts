import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RegistrationForm } from '../../../../common/attendance/registration-form';
import { effectiveValues, type ResponsibilityCentreRule } from '../../../../common/attendance/rules';
import { registrationBody } from '../../../../main/adapters/bimer/mapping/registration-body';
import { toBimerRegistration } from '../../../../main/services/registrations/to-bimer-registration';
import { matchOperation } from '../../../../sandbox/openapi/operations';
import { requestProblems } from '../../../../sandbox/openapi/validation';
import { sampleCustomer, sampleRegistration } from '../../../support/fakes/samples';

const text = fc.string({ unit: 'binary' });
/** With halves of characters, which no JSON carries. */
const brokenText = fc.array(fc.nat({ max: 0xffff })).map((units) => String.fromCharCode(...units));
const identifier = fc.oneof(fc.constant(''), fc.stringMatching(/^00A[0-9A-Z]{7}$/));

const form = (texts: fc.Arbitrary<string>): fc.Arbitrary<RegistrationForm> =>
  fc.record({
    isMultiple: fc.boolean(),
    customerCode: fc.stringMatching(/^\d{1,5}$/),
    processNumber: fc.oneof(fc.constant(''), fc.stringMatching(/^\d{1,9}$/)),
    productId: identifier,
    attendanceTypeId: identifier,
    nextContactUserId: identifier,
    isPriority: fc.boolean(),
    isClosing: fc.boolean(),
    responsibilityCentreId: identifier,
    contactName: texts,
    nextContactDate: fc.constantFrom('', '2026-11-24', '2028-02-29'),
    subject: texts,
    standardTextId: identifier,
    opinion: texts,
    spySystemRecipients: fc.array(fc.stringMatching(/^[a-z.]{1,20}$/), { maxLength: 5 }),
    emailRecipients: fc.array(fc.emailAddress(), { maxLength: 5 }),
  });

const rule = fc.constantFrom<ResponsibilityCentreRule>('whenOpen', 'whenClosing', 'always');
const transcript = (texts: fc.Arbitrary<string>) => fc.option(texts);

/** What a form becomes on its way: inactive fields off, then Bimer's names, then bytes and back. */
function sent(given: RegistrationForm, responsibilityCentre: ResponsibilityCentreRule, chat: string | null) {
  const context = { responsibilityCentre, requiredFields: [], hasStandardTexts: true };
  const stored = sampleRegistration({ form: effectiveValues(given, context) });
  const bytes = Buffer.from(
    JSON.stringify(registrationBody(toBimerRegistration(stored, sampleCustomer(), chat))),
  );
  return { bytes, body: JSON.parse(bytes.toString()) as ReturnType<typeof registrationBody> };
}

const orNull = (value: string) => (value === '' ? null : value);

test('whatever is entered keeps to the contract', () => {
  const match = matchOperation('bimer', 'POST', '/api/crm/atendimentos');
  if (!('operation' in match)) throw new Error('no such operation');
  fc.assert(
    fc.property(form(brokenText), rule, transcript(brokenText), (given, centre, chat) => {
      const { bytes } = sent(given, centre, chat);
      const call = { match, query: new URLSearchParams(), contentType: 'application/json' };
      expect(requestProblems({ ...call, body: bytes.toString() })).toEqual([]);
    }),
  );
});

test('what is entered arrives as it is, and only what is active', () => {
  fc.assert(
    fc.property(form(text), rule, transcript(text), (given, centre, chat) => {
      const { body } = sent(given, centre, chat);
      const isOpen = !given.isClosing;
      const hasCentre = centre === 'always' || (centre === 'whenOpen') === isOpen;
      expect(body).toEqual({
        ChaveExterna: 'karoo:conta1:k1:1:abcd1234',
        IdentificadorPessoa: sampleCustomer().id,
        IdentificadorProduto: orNull(given.productId),
        IdentificadorTipoAtendimento: orNull(given.attendanceTypeId),
        Assunto: orNull(given.subject.trim()),
        PessoaContato: orNull(given.contactName.trim()),
        Parecer: orNull(given.opinion),
        Historico: given.isMultiple ? null : chat,
        Encerrar: given.isClosing,
        IdentificadorCentroResponsabilidade: hasCentre ? orNull(given.responsibilityCentreId) : null,
        IdentificadorUsuarioProximoContato: isOpen ? orNull(given.nextContactUserId) : null,
        DataProximoContato: isOpen ? orNull(given.nextContactDate) : null,
        Prioritario: isOpen && given.nextContactUserId !== '' ? given.isPriority : null,
        DestinatariosSpySystem: given.spySystemRecipients,
        Destinatarios: given.emailRecipients,
        Origem: expect.objectContaining({ Sistema: 'Karoo', NumeroAtendimento: '48213' }) as object,
      });
    }),
  );
});
