import type { FinishRequest, SeedData } from '../../support/sandbox-client';
import type { RunningSandbox } from '../../support/sandbox';
import type { Companion } from './companion';
import type { FormPage } from './form-page';

export interface OpenedForm {
  form: FormPage;
  /** Karoo's attendance. */
  id: string;
  number: string;
  seed: SeedData;
}

/** Finishes an attendance of the seed's customer and waits for its form. */
export async function openForm(
  companion: Companion,
  { client }: RunningSandbox,
  request: FinishRequest = {},
): Promise<OpenedForm> {
  const seed = await client.seedData();
  const attendance = await client.finishAttendance({
    cliente: {
      codigo: seed.customer.Codigo,
      razaoSocial: seed.customer.Nome,
      cpfCnpj: seed.customer.CpfCnpj === undefined ? null : String(seed.customer.CpfCnpj),
    },
    ...request,
  });
  return {
    form: await companion.form(attendance.numero),
    id: attendance.id,
    number: attendance.numero,
    seed,
  };
}
