// What `build.mjs` resolves and the compiler cannot.

declare module '*.css' {
  const text: string;
  export default text;
}

/** The page's template. */
declare module '*.html' {
  const text: string;
  export default text;
}

/** The worker, bundled, as text. */
declare module 'concord:worker' {
  const source: string;
  export default source;
}

/** What `src/query/language.md` begins with; code stands between backticks. */
declare module 'concord:language' {
  export const intro: string;
  export const operators: { write: string, finds: string, examples: string[] }[];
}

/** Where the script itself was loaded from; empty inside a self-contained page. */
declare module 'concord:base' {
  export const base: string;
}

/** What only workers have, which the page's own types leave out. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

/** The glue of the readers of foreign formats: each call makes an instance of its own. */
declare module 'concord:formats' {
  type Options = import('./protocol').Options;
  export default function formats(): {
    initSync(input: { module: WebAssembly.Module }): unknown;
    Reading: new (options: Options) => Reading;
    Gathering: new (options: Options) => Gathering;
  };
  export class Reading {
    read(name: string, size: number, at: (offset: number, length: number) => Uint8Array, take: (items: Uint8Array) => void): void;
  }
  export class Gathering {
    take(items: Uint8Array): void;
    skip(name: string, code: string, message: string): void;
    readonly documents: number;
    finish(progress: (done: number, all: number) => void): Gathered;
  }
  export class Gathered {
    report(): import('./protocol').Report;
    lines(): Uint8Array<ArrayBuffer> | undefined;
  }
}

/** The glue of the stemmers: words, one a line, and their stems. */
declare module 'concord:stems' {
  export default function init(input: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  export function stem(language: string, words: string): string;
}

/** The glue that wasm-bindgen writes. */
declare module 'concord:glue' {
  export default function init(input: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  export class Opening {
    push(bytes: Uint8Array): void;
    add(line: string, text: string): void;
    shelve(lines: Uint8Array): void;
    adopt(part: Uint8Array): void;
    index(bytes: Uint8Array): void;
    finish(): Explorer;
  }
  export class Part {
    private constructor();
    static of(lines: Uint8Array): Uint8Array<ArrayBuffer>;
  }
  export class Explorer {
    table(request: import('./protocol').TableRequest): import('./protocol').Table;
    concordance(request: import('./protocol').ConcordanceRequest): import('./protocol').Concordance;
    private constructor();
    about(): import('./protocol').About;
    ask(request: import('./protocol').Request): import('./protocol').Answer;
    read(request: import('./protocol').ReadRequest): import('./protocol').Reading;
    revise(revision: import('./protocol').Revision, progress: (done: number, all: number) => void): import('./protocol').About;
    documents(request: import('./protocol').Request): Uint32Array;
    unstemmed(request: import('./protocol').Request): [language: string, words: string][];
    take_stems(language: string, words: string, stems: string): void;
    complete(request: import('./protocol').CompleteRequest): import('./protocol').Completion[];
    lines(from: number): Lines;
    free(): void;
  }
  export class Lines {
    private constructor();
    next: number;
    bytes(): Uint8Array<ArrayBuffer>;
  }
}
