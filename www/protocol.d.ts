// The shapes of `src/protocol`, as the page sees them.

export type Values = Record<string, string[]>;
export type Scope = 'article' | 'text' | 'all';
export type FacetOrder = 'count' | 'corpus';
export type Sort = 'relevance' | 'newest' | 'oldest';

export interface Request {
  query?: string;
  filters?: Values;
  scope?: Scope;
  typos?: boolean;
  stems?: boolean;
  sort?: Sort;
  offset?: number;
  limit?: number;
  facet_limit?: number;
  facet_order?: FacetOrder;
  timeline?: string | null;
  once?: boolean;
  rest?: Selection | null;
  population?: string | null;
  lines?: ConcordanceRequest | null;
}

export interface Answer {
  total: number;
  texts: number;
  tokens: number;
  documents: number;
  hits: Hit[];
  facets: Record<string, FacetCount[]>;
  more_values: Record<string, number>;
  timeline?: Timeline | null;
  warnings: Warning[];
  expansions: Expansion[];
  relax: Relax[];
  suggestions: Suggestion[];
}

export interface Hit {
  id: string;
  title: string;
  marked_title: Piece[];
  snippets: Snippet[];
  matches: number;
  score: number;
  fields: Values;
}

export interface Snippet { kind: string; around: boolean; pieces: Piece[]; }
export interface Piece { text: string; mark: boolean; }
export interface FacetCount { value: string; count: number; texts: number; }
export interface Timeline { field: string; bins: Bin[]; placed: number; unplaced: number; }
export interface Bin { date: string; count: number; texts: number; all: number; }
export interface Warning { code: string; part: string; message: string; marked: Piece[]; }
export type ExpansionKind = 'typing' | 'prefix' | 'wildcard' | 'exact' | 'fuzzy' | 'regex' | 'stems';
export interface Expansion { written: string; kind: ExpansionKind; words: number; top: Frequency[]; cut: boolean; languages?: Frequency[]; }
export interface Frequency { value: string; count: number; }
export interface Relax { field: string; part: string; query: string; total: number; }

export interface Suggestion { query: string; word: string; instead: string; total: number; }

export interface CompleteRequest { before?: string; after?: string; scope?: Scope; limit?: number; }
export type CompletionKind = 'field' | 'value' | 'topic' | 'word' | 'operator';
export interface Completion { kind: CompletionKind; text: string; query_before: string; count: number; }

export interface ReadRequest { id: string; query?: string; scope?: Scope; typos?: boolean; stems?: boolean; }

export interface Reading {
  id: string;
  title: Piece[];
  parts: ReadPart[];
  matches: number;
  fields: Values;
  topics: string[];
  citation: string;
}

export interface ReadPart { kind: string; around: boolean; paragraphs: Piece[][]; torn?: number[]; origin: Origin; }

export interface About {
  title: string;
  description: string;
  documents: number;
  around: number;
  tokens: number;
  terms: number;
  bytes: number;
  fields: FieldInfo[];
  topics: TopicInfo[];
  hash: string;
  warnings: Warning[];
  notes: Note[];
}

export interface Note { level: 'skipped' | 'repaired' | 'noticed'; code: string; place: string; message: string; }
export interface Report { files: number; bytes: number; documents: number; formats: FormatCount[]; notes: Note[]; }
export interface FormatCount { format: string; files: number; bytes: number; }
export interface Revision { title?: string; topics?: Omit<TopicInfo, 'count'>[]; parts?: PartKind[]; }
export interface PartKind { id: string; part: number; paragraph?: number; kind: string; }
export interface Origin { part: number; paragraph: number; }

export interface Options { title?: string; roles?: Roles; keep?: string[]; uncleaned?: boolean; room?: number; }
export interface Roles { text?: string; title?: string; date?: string; id?: string; }

export interface FieldInfo { name: string; label: string; kind: 'facet' | 'date' | 'note'; values: number; documents: number; }
export interface TopicInfo { label: string; query: string; group?: string; count: number; }

export interface Selection { query?: string; filters?: Values; scope?: Scope; typos?: boolean; stems?: boolean; }

export interface TableRequest {
  selection?: Selection;
  view?: View;
  sort?: string | null;
  reversed?: boolean;
  containing?: string;
  offset?: number;
  limit?: number;
}

export type Unit = 'words' | 'documents';
export type Correction = 'none' | 'bonferroni' | 'holm' | 'benjamini-hochberg';
export type TimeUnit = 'decade' | 'year' | 'month' | 'day';
export type Share = 'none' | 'period' | 'selection' | 'million';

export type View =
  | { words: { minimum?: number } }
  | { phrases: { shortest?: number; longest?: number; minimum?: number; documents?: number; whole?: boolean } }
  | { keyness: { against?: Selection | null; unit?: Unit; minimum?: number; smoothing?: number; correction?: Correction } }
  | { collocates: { node?: string | null; left?: number; right?: number; minimum?: number } }
  | { trends: { series?: string[]; field?: string | null; bin?: TimeUnit | null; unit?: Unit | null; share?: Share } }
  | { dispersion: { node?: string | null; segments?: number } }
  | { topics: { field?: string | null; bin?: TimeUnit | null } }
  | { proposed: { most?: number; words?: number } };

export interface Table { columns: Column[]; rows: Row[]; total: number; sorted?: string[]; sums: Sum[]; warnings: Warning[]; }
export interface Column { name: string; label: string; formula: string; source: string; }
export interface Row { label: string; numbers: (number | null | undefined)[]; query: string; spread?: number[]; }
export interface Sum { name: string; label: string; number: number; }

export type LineKey = 'l1' | 'l2' | 'l3' | 'node' | 'r1' | 'r2' | 'r3' | 'date' | 'document';

export interface ConcordanceRequest {
  selection?: Selection;
  rest?: boolean;
  population?: string | null;
  node?: string | null;
  near?: NearBy | null;
  stretch?: Stretch | null;
  sort?: LineKey[];
  field?: string | null;
  sample?: number | null;
  seed?: number;
  width?: number;
  offset?: number;
  limit?: number;
}

export interface Stretch { first: number; lines: number; }
export interface NearBy { query: string; left: number; right: number; }

export interface Concordance { lines: Line[]; total: number; found: number; documents: number; texts: number; warnings: Warning[]; }
export interface Line { id: string; title: string; date: string; left: Piece[]; node: string; right: Piece[]; place: number; }
