/**
 * Bimer's routes. Those of people and of signing in are documented by the vendor, those below `crm` and
 * `usuarios` are assumed; the setting `bimer.routes` replaces any of them by name without a new build.
 */
export const bimerRoutes = {
  entradaOauth: '/oauth/token',
  entradaJwt: '/auth/token',
  renovacaoJwt: '/auth/refresh-token',
  entradaJwtApi: '/api/autenticacao/token',
  pessoaPorCodigo: '/api/pessoas/codigo/{codigo}',
  pessoas: '/api/pessoas',
  pessoasPorNome: '/api/pessoas/porNome',
  produtosDaPessoa: '/api/crm/pessoas/{identificador}/produtos',
  atendimentosDaPessoa: '/api/crm/pessoas/{identificador}/atendimentos',
  produtos: '/api/crm/produtos',
  tiposAtendimento: '/api/crm/tiposAtendimento',
  centrosResponsabilidade: '/api/crm/centrosResponsabilidade',
  usuarios: '/api/usuarios',
  atendimento: '/api/crm/atendimentos/{numero}',
  atendimentos: '/api/crm/atendimentos',
  pareceres: '/api/crm/pareceres',
  pareceresDoAtendimento: '/api/crm/atendimentos/{numero}/pareceres',
} as const;

export type BimerRouteName = keyof typeof bimerRoutes;
