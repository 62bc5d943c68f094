import { inEngine } from './run.mjs';

await inEngine('webkit');
