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
    ['http://[fd12:3456::1]:8085', 'http://[fd12:3456::1]:8085', false],
    ['http://[fc00::1]', 'http://[fc00::1]', false],
    ['http://[fe80::1]', 'http://[fe80::1]', false],
    ['http://[::ffff:192.168.0.10]:8085', 'http://[::ffff:c0a8:a]:8085', false],
    ['http://169.254.10.1', 'http://169.254.10.1', false],
    ['http://127.8.9.1', 'http://127.8.9.1', false],
    ['http://0x7f.1:8085', 'http://127.0.0.1:8085', false],
    ['http://bimer.local:8085', 'http://bimer.local:8085', false],
    ['http://srv.corp', 'http://srv.corp', false],
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
    'http://8.8.8.8',
    'http://134744072',
    'http://100.64.0.1',
    'http://0.0.0.0',
    'http://224.0.0.1',
    'http://[2001:db8::1]',
    'http://[::]',
    'http://[::ffff:8.8.8.8]',
    'http://[fbff::1]',
    'http://[fec0::1]',
    'http://local.evil.com',
    'https://user:senha@bimer.com.br',
    'https://bimer.com.br/?x=1',
  ])('refuses %s with a reason', (text) => {
    expect(judgeBaseUrl(text)).toMatchObject({ isValid: false, message: /\S+/ });
  });
});
