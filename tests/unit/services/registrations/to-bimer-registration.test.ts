import { expect, test } from 'vitest';
import { toBimerRegistration } from '../../../../main/services/registrations/to-bimer-registration';
import { sampleCustomer, sampleForm, sampleRegistration } from '../../../support/fakes/samples';

test('maps a closed registration: what is off is null', () => {
  const registration = sampleRegistration({ form: sampleForm({ emailRecipients: ['a@b.com'] }) });
  expect(toBimerRegistration(registration, sampleCustomer(), 'conversa')).toEqual({
    key: 'karoo:conta1:k1:1:abcd1234',
    customerId: '00A0000001',
    productId: '00A0000010',
    attendanceTypeId: '00A0000020',
    subject: 'Nota fiscal',
    contactName: 'João',
    opinion: 'Orientado.',
    transcript: 'conversa',
    isClosing: true,
    responsibilityCentreId: null,
    nextContactUserId: null,
    nextContactDate: null,
    isPriority: null,
    spySystemRecipients: [],
    emailRecipients: ['a@b.com'],
    source: {
      attendanceNumber: '48213',
      startedAt: '2026-11-24T11:00:00Z',
      finishedAt: '2026-11-24T11:30:00Z',
    },
  });
});

test('maps an open one of múltiplos: with next contact, without transcript', () => {
  const form = sampleForm({
    isMultiple: true,
    isClosing: false,
    nextContactUserId: 'u1',
    nextContactDate: '2026-11-30',
    isPriority: true,
    responsibilityCentreId: 'c1',
  });
  expect(toBimerRegistration(sampleRegistration({ form }), sampleCustomer(), 'conversa')).toMatchObject({
    transcript: null,
    isClosing: false,
    nextContactUserId: 'u1',
    nextContactDate: '2026-11-30',
    isPriority: true,
    responsibilityCentreId: 'c1',
  });
});
