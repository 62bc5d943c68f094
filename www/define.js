// The only side effect of the shell: the name of its element.

import { ConcordExplorer } from './element.js';

if (!customElements.get('concord-explorer')) customElements.define('concord-explorer', ConcordExplorer);
