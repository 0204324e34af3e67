import { describe, expect, it } from 'vitest';
import { createAttendance } from '../../sandbox/data/attendances';
import { CustomerBase } from '../../sandbox/data/customers';
import { completeCnpj, completeCpf, normalTaxNumber } from '../../sandbox/data/tax-number';
import { BimerStore } from '../../sandbox/bimer/bimer-store';
import { defaultOptions } from '../../sandbox/options';

const now = () => Date.parse('2026-05-04T12:00:00.000Z');
const options = { ...defaultOptions, now };
const store = new BimerStore(options);
const customers = Array.from({ length: 2000 }, (_, index) => store.customers.byNumber(index + 1)).filter(
  (customer) => customer !== null,
);

describe('seed data', () => {
  it('is the same for the same seed and another for another', () => {
    const of = (seed: number) => {
      const { customers: base, products, types, users } = new BimerStore({ ...options, seed });
      const some = Array.from({ length: 50 }, (_, index) => base.byNumber(index + 1));
      return JSON.stringify([some, products, types, users, createAttendance(seed, 3, base, now())]);
    };
    expect(of(7)).toBe(of(7));
    expect(of(7)).not.toBe(of(8));
  });

  it('has the sizes that were asked for', () => {
    expect([store.products.length, store.types.length, store.centres.length, store.users.length]).toEqual([
      300, 80, 25, 150,
    ]);
    expect(
      store.types.filter(({ Analitico }) => !Analitico).map(({ Classificacao }) => Classificacao),
    ).toHaveLength(12);
    expect(store.types.filter(({ TextosPadrao }) => TextosPadrao.length > 0).length).toBeGreaterThan(30);
    expect(new Set(store.users.map(({ Login }) => Login)).size).toBe(150);
  });

  it('has only valid tax numbers, some of them numbers without their leading zeros', () => {
    expect(completeCnpj('11222333')).toBe('11222333000181');
    expect(completeCpf('111444777')).toBe('11144477735');
    for (const { CpfCnpj } of customers) {
      if (CpfCnpj == null) continue;
      const digits = normalTaxNumber(CpfCnpj);
      expect(digits).toBe(
        digits.length === 11 ? completeCpf(digits.slice(0, 9)) : completeCnpj(digits.slice(0, 8)),
      );
    }
    expect(customers.some(({ CpfCnpj }) => typeof CpfCnpj === 'number' && String(CpfCnpj).length < 14)).toBe(
      true,
    );
    expect(customers.some(({ CpfCnpj }) => typeof CpfCnpj === 'string' && CpfCnpj.length === 11)).toBe(true);
  });

  it('has codes with leading zeros, and attendances that can be found by their number', () => {
    expect(customers[262]).toMatchObject({ Codigo: '00263', Identificador: '00A0000263' });
    const processes = customers.flatMap((customer) => store.processesOf(customer));
    expect(new Set(processes.map(({ Numero }) => Numero)).size).toBe(processes.length);
    expect(processes.some(({ Situacao }) => Situacao === 'A')).toBe(true);
    for (const process of processes.slice(0, 200)) expect(store.process(process.Numero)).toEqual(process);
  });

  it('makes conversations of any length asked for, with attachments and emojis', () => {
    for (const count of [1, 5, 8, 13, 50, 200]) {
      const { mensagens, inicio, fim } = createAttendance(1, count, store.customers, now(), count);
      expect(mensagens).toHaveLength(count);
      expect(mensagens.every(({ hora }) => hora >= inicio && hora <= fim)).toBe(true);
    }
    const long = createAttendance(1, 1, store.customers, now(), 200).mensagens;
    expect(long.some(({ anexo }) => anexo !== null)).toBe(true);
    expect(new Set(long.map(({ autor }) => autor))).toEqual(new Set(['cliente', 'agente', 'bot', 'sistema']));
    expect(JSON.stringify(long)).toMatch(/\p{Extended_Pictographic}/u);
  });

  it('searches 100,000 customers', () => {
    expect(new CustomerBase(1, 100_000).byName('mercearia', true).length).toBeGreaterThan(1000);
  });
});
