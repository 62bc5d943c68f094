import { inEngine } from './run.mjs';

await inEngine('chromium');
