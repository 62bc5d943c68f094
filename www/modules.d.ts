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

/** Where the script itself was loaded from; empty inside a self-contained page. */
declare module 'concord:base' {
  export const base: string;
}

/** The glue that wasm-bindgen writes. */
declare module 'concord:glue' {
  export default function init(input: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  export class Opening {
    push(bytes: Uint8Array): void;
    finish(progress: (done: number, all: number) => void): Explorer;
  }
  export class Explorer {
    private constructor();
    about(): import('./protocol').About;
    ask(request: import('./protocol').Request): import('./protocol').Answer;
    read(request: import('./protocol').ReadRequest): import('./protocol').Reading;
    free(): void;
  }
}
