/**
 * Karoo's routes. Karoo documents none publicly, so these are assumed; the setting `karoo.routes` replaces any
 * of them by name without a new build.
 */
export const karooRoutes = {
  conta: '/v1/conta',
  eventos: '/v1/eventos',
  atendimentos: '/v1/atendimentos',
  atendimento: '/v1/atendimentos/{id}',
  integracoes: '/v1/atendimentos/{id}/integracoes',
} as const;

export type KarooRouteName = keyof typeof karooRoutes;
