import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';

/** The first test that fails ends the run: those of the folder that the fault is in go first. */
class NearestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const near = `/services/${process.env['KBC_MUTATION_FOLDER'] ?? ''}/`;
    const isFar = ({ moduleId }: TestSpecification) => Number(!moduleId.includes(near));
    return Promise.resolve(files.toSorted((a, b) => isFar(a) - isFar(b)));
  }
}

/** What `npm run mutation` runs against each planted fault: the unit tests of the services, in one project. */
export default defineConfig({
  test: {
    include: ['tests/unit/services/**/*.test.ts'],
    // Random walks take seconds for each fault, and what only they would meet by chance wants a test that says it.
    exclude: ['**/*-model.test.ts', '**/*-properties.test.ts'],
    environment: 'node',
    // One process for all of them: starting one for each file would take ten times as long as the tests.
    isolate: false,
    restoreMocks: true,
    unstubEnvs: true,
    sequence: { sequencer: NearestFirst },
  },
});
