import { describe, expect, it } from 'vitest';
import { judgeBaseUrl } from '../../../common/settings/base-url';

describe('judgeBaseUrl', () => {
  it.each([
    ['https://bimer.empresa.com.br/BimerApi/', 'https://bimer.empresa.com.br/BimerApi', true],
    ['http://localhost:8085', 'http://localhost:8085', false],
    ['http://192.168.0.10:8085/', 'http://192.168.0.10:8085', false],
    ['http://10.1.2.3:8990', 'http://10.1.2.3:8990', false],
    ['http://172.20.0.1', 'http://172.20.0.1', false],
    ['http://servidor:8085', 'http://servidor:8085', false],
    ['http://[::1]:8085', 'http://[::1]:8085', false],
  ])('accepts %s', (text, url, isEncrypted) => {
    expect(judgeBaseUrl(text)).toEqual({ isValid: true, url, isEncrypted });
  });

  it.each([
    'bimer',
    '',
    'ftp://servidor',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'http://bimer.empresa.com.br',
    'http://172.32.0.1',
    'http://11.0.0.1',
    'http://192.168.0.10.evil.com',
    'https://user:senha@bimer.com.br',
    'https://bimer.com.br/?x=1',
  ])('refuses %s with a reason', (text) => {
    expect(judgeBaseUrl(text)).toMatchObject({ isValid: false, message: /\S+/ });
  });
});
