/** Builds what end-to-end tests run. */
export { ensureBuild as setup } from '../../scripts/ensure-build.ts'
