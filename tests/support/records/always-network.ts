/** Stands in for `network-folder.ts` in the bundle of a thread that uses the rollback journal. */
export const isNetworkFolder = () => true;
