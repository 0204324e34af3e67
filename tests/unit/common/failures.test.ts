import { expect, test } from 'vitest';
import { AppError, errorTexts } from '../../../common/errors';
import { failureText } from '../../../common/texts/failures';

test('a failure is kept as codes and parameters, and says the same again', () => {
  const error = new AppError('not-found', {
    message: failureText('customer-missing', { code: '00263' }),
    fields: {
      customerCode: failureText('customer-missing', { code: '00263' }),
      productId: failureText('server-words', { words: 'Produto inativo.' }),
    },
    detail: 'HTTP 404',
  });
  expect(error.toFailure()).toEqual({
    code: 'not-found',
    says: { key: 'customer-missing', params: { code: '00263' } },
    fields: {
      customerCode: { key: 'customer-missing', params: { code: '00263' } },
      productId: { key: 'server-words', params: { words: 'Produto inativo.' } },
    },
    detail: 'HTTP 404',
  });
  const again = AppError.fromFailure(JSON.parse(JSON.stringify(error.toFailure())) as never);
  expect(again.toData()).toEqual(error.toData());
  expect(again.toData()).toMatchObject({
    message: 'O Bimer não tem cliente com o código 00263.',
    action: 'Corrija o código de cliente e envie de novo.',
    fields: { productId: 'Produto inativo.' },
  });
});

test('a sentence of ours is shown and never kept: what the code says stands in for it', () => {
  const error = new AppError('not-allowed', {
    message: 'Só para ler agora.',
    action: 'x',
    fields: { a: 'b' },
  });
  expect(error.toData()).toMatchObject({ message: 'Só para ler agora.', action: 'x', fields: { a: 'b' } });
  expect(JSON.stringify(error.toFailure())).toBe(
    '{"code":"not-allowed","says":null,"fields":{},"detail":null}',
  );
  expect(AppError.fromFailure(error.toFailure()).toData()).toEqual({
    code: 'not-allowed',
    ...errorTexts['not-allowed'],
  });
});

test('an entry without action takes the one of its code', () => {
  const refused = new AppError('invalid-request', {
    message: failureText('bimer-refused', { words: 'Não.' }),
  });
  expect(refused.message).toBe('O Bimer recusou os dados: Não.');
  expect(refused.action).toBe(errorTexts['invalid-request'].action);
});
