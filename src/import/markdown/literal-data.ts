import { parseExpressionAt, type Expression, type SpreadElement } from 'acorn';

/** A value of JavaScript that is plain data, and where its expression ends. */
export interface LiteralData {
  readonly value: unknown;
  /** The offset after its last character. */
  readonly end: number;
}

/** In characters: a longer expression is no data that somebody wrote into a text. */
const longest = 500_000;

/**
 * Reads the expression that begins at an offset, and runs nothing: texts, numbers, lists and objects of these. Undefined
 * for anything else, such as a name, a call or an element of JSX.
 */
export function readLiteralData(code: string, start: number): LiteralData | undefined {
  if (code.length > longest) return undefined;
  try {
    const expression = parseExpressionAt(code, start, { ecmaVersion: 'latest' });
    return { value: valueOf(expression), end: expression.end };
  } catch {
    // It is no JavaScript, no data, or nested too deeply for the parser.
    return undefined;
  }
}

function valueOf(expression: Expression | SpreadElement | null): unknown {
  if (expression?.type === 'Literal') return expression.value;
  if (expression?.type === 'ArrayExpression') return expression.elements.map(valueOf);
  if (expression?.type === 'TemplateLiteral' && expression.expressions.length === 0)
    return expression.quasis[0]?.value.cooked;
  if (expression?.type === 'BinaryExpression' && expression.operator === '+') {
    const { left, right } = expression;
    if (left.type !== 'PrivateIdentifier') return [valueOf(left), valueOf(right)].join('');
  }
  if (expression?.type === 'ObjectExpression')
    return Object.fromEntries(
      expression.properties.map((property): [string, unknown] => {
        if (property.type !== 'Property' || property.computed) throw new Error('It is no plain data.');
        const { key, value } = property;
        return [key.type === 'Identifier' ? key.name : String(valueOf(key)), valueOf(value)];
      }),
    );
  throw new Error('It is no plain data.');
}
