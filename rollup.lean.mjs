import all from './rollup.config.mjs';
export default async () => (await all())[1];
