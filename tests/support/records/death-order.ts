import { join } from 'node:path';

/** When the records' thread dies over the next request: the file of this name in the records' folder orders it. */
export type Death = 'before-it-works' | 'before-it-answers';

export const orderOf = (folder: string, death: Death) => join(folder, `die-${death}`);
