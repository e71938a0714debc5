/** One thing wrong with what was sent. */
export interface FieldProblem {
  /** Name in the contract, with dots: `party.seats`. */
  field: string;
  value: string;
  message: string;
}

/** An answer that says no: RFC 9457, or what can be said of an answer that is not even that. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly type: string;
  readonly title: string;
  readonly errors: FieldProblem[];

  constructor(status: number, body: unknown) {
    const from = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
    const title = typeof from['title'] === 'string' ? from['title'] : '';
    const detail = typeof from['detail'] === 'string' ? from['detail'] : '';
    super(detail || title);
    this.name = 'ApiProblem';
    this.status = status;
    this.type = typeof from['type'] === 'string' ? from['type'] : '';
    this.title = title;
    this.errors = Array.isArray(from['errors']) ? from['errors'].map(fieldProblem) : [];
  }

  /** Whether the same call may succeed a little later. */
  get passing(): boolean {
    return this.status === 429 || this.status >= 500;
  }

  /** The problems of fields whose name starts with one of these, however the name is spelt. */
  of(...fields: string[]): FieldProblem[] {
    const wanted = fields.map(plain);
    return this.errors.filter(({ field }) => wanted.some((name) => plain(field).startsWith(name)));
  }
}

/** Field names are compared without case and underscores: a contract's `latest_arrival` is JSON's `latestArrival`. */
function plain(field: string): string {
  return field.replaceAll('_', '').toLowerCase();
}

function fieldProblem(value: unknown): FieldProblem {
  const from = typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  return {
    field: String(from['field'] ?? ''),
    value: String(from['value'] ?? ''),
    message: String(from['message'] ?? ''),
  };
}
