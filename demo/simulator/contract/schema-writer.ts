import ts from 'typescript';

export type Schema = Record<string, unknown>;

/** Resources of Stripe that exist in the simulation; of the others only ids are ever seen. */
const MODELLED = new Set([
  'balance_transaction',
  'charge',
  'confirmation_token',
  'customer',
  'dispute',
  'event',
  'list',
  'mandate',
  'payment_intent',
  'payment_method',
  'refund',
  'setup_attempt',
  'setup_intent',
  'webhook_endpoint',
]);

/**
 * Writes JSON Schema for the SDK's types. Two things are left out, each a value that the simulation
 * can't answer: resources it doesn't have, and the fields of other payment methods (`klarna`, `oxxo`…).
 */
export class SchemaWriter {
  readonly definitions: Record<string, Schema> = {};
  readonly #types = new Map<string, ts.Type>();
  readonly #checker: ts.TypeChecker;
  readonly #otherMethods: ReadonlySet<string>;

  constructor(checker: ts.TypeChecker, otherMethods: ReadonlySet<string>) {
    this.#checker = checker;
    this.#otherMethods = otherMethods;
  }

  /** Undefined when nothing is left of the type. */
  schemaOf(type: ts.Type): Schema | undefined {
    const {flags} = type;
    if (flags & ts.TypeFlags.Unknown) return {};
    if (flags & ts.TypeFlags.Null) return {type: 'null'};
    if (flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void | ts.TypeFlags.Never)) return undefined;
    if (flags & ts.TypeFlags.String) return {type: 'string'};
    if (flags & ts.TypeFlags.Number) return {type: 'number'};
    if (flags & ts.TypeFlags.Boolean) return {type: 'boolean'};
    if (type.isUnion()) return this.#union(type);
    if (flags & ts.TypeFlags.BooleanLiteral) {
      return {enum: [this.#checker.typeToString(type) === 'true']};
    }
    if (type.isStringLiteral() || type.isNumberLiteral()) return {enum: [type.value]};
    if (flags & ts.TypeFlags.Object) return this.#object(type);
    throw new Error(`No schema for ${this.#checker.typeToString(type)}`);
  }

  #union(type: ts.UnionType): Schema | undefined {
    const parts = type.types
      .map((part) => this.schemaOf(part))
      .filter((part) => part !== undefined);
    const values = parts.flatMap((part) => ('enum' in part ? (part['enum'] as unknown[]) : []));
    const rest = parts.filter((part) => !('enum' in part));
    const isBoolean = values.includes(true) && values.includes(false);
    const literals = values.filter((value) => !isBoolean || typeof value !== 'boolean');
    const all: Schema[] = [
      ...(isBoolean ? [{type: 'boolean'}] : []),
      ...(literals.length > 0 ? [{enum: literals}] : []),
      ...rest,
    ];
    return all.length > 1 ? {anyOf: all} : all[0];
  }

  #object(type: ts.Type): Schema | undefined {
    if (this.#checker.isArrayType(type)) {
      const [element] = this.#checker.getTypeArguments(type as ts.TypeReference);
      const items = this.schemaOf(element!);
      return items && {type: 'array', items};
    }
    if (this.#isForeignResource(type)) return undefined;
    const name = this.#nameOf(type);
    if (name === undefined) return this.#fields(type);
    if (!this.#types.has(name)) {
      this.#types.set(name, type);
      this.definitions[name] = {};
      this.definitions[name] = this.#fields(type);
    } else if (this.#types.get(name) !== type) {
      throw new Error(`Two types are called ${name}`);
    }
    return {$ref: `#/definitions/${name}`};
  }

  #fields(type: ts.Type): Schema {
    const checker = this.#checker;
    const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
    if (index) return {type: 'object', additionalProperties: this.schemaOf(index.type) ?? false};
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const property of checker.getPropertiesOfType(type)) {
      if (this.#otherMethods.has(property.name)) continue;
      const schema = this.schemaOf(checker.getTypeOfSymbol(property));
      if (!schema) continue;
      properties[property.name] = schema;
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name);
    }
    return {
      type: 'object',
      properties,
      ...(required.length > 0 && {required}),
      additionalProperties: false,
    };
  }

  /** `Account`, `Review`, a list of `Subscription`: what has an `object` that the simulation lacks. */
  #isForeignResource(type: ts.Type): boolean {
    const checker = this.#checker;
    const kind = checker.getPropertyOfType(type, 'object');
    const kindType = kind && checker.getTypeOfSymbol(kind);
    if (kindType?.isStringLiteral() !== true) return false;
    if (kindType.value !== 'list') return !MODELLED.has(kindType.value);
    const [element] = checker.getTypeArguments(type as ts.TypeReference);
    return element !== undefined && this.schemaOf(element) === undefined;
  }

  #nameOf(type: ts.Type): string | undefined {
    const symbol = type.getSymbol();
    if (!symbol || symbol.name.startsWith('__')) return undefined;
    const name = this.#checker.getFullyQualifiedName(symbol).replace(/^".*"\./, '');
    const parameters = this.#checker.getTypeArguments(type as ts.TypeReference);
    if (parameters.length === 0) return name;
    return `${name}.${parameters.map((parameter) => this.#checker.typeToString(parameter)).join('.')}`;
  }
}
