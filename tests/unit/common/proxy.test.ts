import { describe, expect, it } from 'vitest';
import { judgeProxy } from '../../../common/settings/proxy';
import { parseProxyList } from '../../../main/adapters/http/proxy-list';

describe('judgeProxy', () => {
  it.each([
    ['system', 'system'],
    [' none ', 'none'],
    ['http://proxy.empresa.local:8080/', 'http://proxy.empresa.local:8080'],
    ['https://10.0.0.1:3128', 'https://10.0.0.1:3128'],
    ['HTTP://PROXY:80', 'http://proxy'],
  ])('takes %j', (text, proxy) => {
    expect(judgeProxy(text)).toEqual({ isValid: true, proxy });
  });

  it.each([
    ['', /inválido/],
    ['automatic', /inválido/],
    ['proxy:8080', /http:\/\//],
    ['socks5://proxy:1080', /http:\/\//],
    ['http://ana:segredo@proxy:8080', /campos próprios/],
    ['http://proxy:8080/proxy.pac', /termina na porta/],
    ['http://proxy:8080?x=1', /termina na porta/],
  ])('refuses %j', (text, message) => {
    expect(judgeProxy(text)).toEqual({ isValid: false, message: expect.stringMatching(message) as string });
  });
});

describe('parseProxyList', () => {
  it.each([
    ['DIRECT', [{ kind: 'direct' }]],
    ['', [{ kind: 'direct' }]],
    [
      'PROXY a:8080; HTTPS b:443 ;DIRECT',
      [{ kind: 'proxy', url: 'http://a:8080' }, { kind: 'proxy', url: 'https://b' }, { kind: 'direct' }],
    ],
    ['proxy [::1]:3128', [{ kind: 'proxy', url: 'http://[::1]:3128' }]],
    ['SOCKS5 c:1080', [{ kind: 'unsupported', name: 'SOCKS5 c:1080' }]],
    ['PROXY', [{ kind: 'unsupported', name: 'PROXY' }]],
    ['PROXY ://', [{ kind: 'unsupported', name: 'PROXY ://' }]],
  ])('reads %j', (text, choices) => {
    expect(parseProxyList(text)).toEqual(choices);
  });
});
