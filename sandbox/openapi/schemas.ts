import type { components as BimerComponents } from '../../common/openapi/bimer';
import type { components as KarooComponents } from '../../common/openapi/karoo';

/** `Bimer['Pessoa']`: the schemas of the Bimer document. */
export type Bimer = BimerComponents['schemas'];

/** `Karoo['Atendimento']`: the schemas of the Karoo document. */
export type Karoo = KarooComponents['schemas'];
