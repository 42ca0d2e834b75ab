// web/scripts/client.mjs - openapi.json -> src/lib/client.ts: an interface per shape, a function per operation.
// Path and query parameters come first, in one object; what is sent comes second.
import { readFileSync, writeFileSync } from 'node:fs';

const here = new URL('.', import.meta.url);
const spec = JSON.parse(readFileSync(new URL('../../docs/reference/openapi.json', here), 'utf8'));
const added_by_http = new Set(['Idempotency-Key', 'X-Regie-Token', 'as_of', 'language']);

function type_of(schema) {
  if (!schema) return 'unknown';
  if (schema.$ref) return schema.$ref.split('/').pop();
  if (schema.anyOf) return schema.anyOf.map(type_of).join(' | ');
  if (schema.enum) return schema.enum.map((value) => `'${value}'`).join(' | ');
  switch (schema.type) {
    case 'string':
      return schema.format === 'binary' ? 'Blob' : 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array': {
      const item = type_of(schema.items);
      return item.includes('|') ? `(${item})[]` : `${item}[]`;
    }
    case 'object':
      if (schema.properties) return shape_of(schema);
      return typeof schema.additionalProperties === 'object'
        ? `Record<string, ${type_of(schema.additionalProperties)}>`
        : 'Record<string, unknown>';
    default:
      return 'unknown';
  }
}

function shape_of(schema) {
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => `  ${name}${required.has(name) ? '' : '?'}: ${type_of(field)};`,
  );
  return `{\n${fields.join('\n')}\n}`;
}

function operation_of(path, method, operation) {
  const taken = (operation.parameters ?? []).filter((one) => !added_by_http.has(one.name));
  const in_path = taken.filter((one) => one.in === 'path');
  const in_query = taken.filter((one) => one.in === 'query');
  const params = [
    ...in_path.map((one) => `${one.name}: string`),
    ...in_query.map((one) => `${one.name}${one.required ? '' : '?'}: string | number`),
  ];
  const json = operation.requestBody?.content?.['application/json'];
  const other = operation.requestBody && !json;
  const body = json ? type_of(json.schema) : other ? 'Blob' : null;
  const ok =
    operation.responses['200'] ??
    Object.entries(operation.responses).find(([status]) => status[0] === '2')?.[1];
  const content = Object.keys(ok?.content ?? {});
  const reply = content[0] === 'application/json' ? type_of(ok.content[content[0]].schema) : 'string';
  const inputs = [
    ...(params.length ? [`params: { ${params.join('; ')} }`] : []),
    ...(body ? [`body: ${body}`] : []),
  ];
  const address = path.replace('/api/v1/w/{workspace}/', '${of(params.workspace)}')
    .replace(/\{(\w+)\}/g, (_, name) => `\${encodeURIComponent(params.${name})}`);
  const query = in_query.length
    ? `{ ${in_query.map((one) => `${one.name}: params.${one.name}`).join(', ')} }`
    : '{}';
  const watched = content[0] === 'text/event-stream';
  const call = `send<${reply}>('${method.toUpperCase()}', \`${address}\`, ${query}${body ? ', body' : ''})`;
  const plain =
    content[0] && content[0] !== 'application/json'
      ? `  /** The address of: ${operation.summary ?? ''} (${content[0]}) */\n` +
        `  ${operation.operationId}_address: (${inputs.slice(0, params.length ? 1 : 0).join(', ')}): string =>\n` +
        `    address(\`${address}\`, ${query}),\n`
      : '';
  if (watched) return plain;
  const head = `${operation.operationId}: (${inputs.join(', ')}): Promise<${reply}>`;
  return `${plain}  /** ${operation.summary ?? ''} */\n  ${head} =>\n    ${call},\n`;
}

let out =
  '// web/src/lib/client.ts - made by scripts/client.mjs from openapi.json; not kept in git.\n' +
  "import { address, send } from './http';\n\n";
for (const [name, schema] of Object.entries(spec.components.schemas)) {
  const shape = type_of(schema);
  out += shape.startsWith('{')
    ? `export interface ${name} ${shape}\n\n`
    : `export type ${name} = ${shape};\n\n`;
}
out += 'const of = (workspace: string) => `/api/v1/w/${encodeURIComponent(workspace)}/`;\n\n';
out += 'export const client = {\n';
for (const [path, methods] of Object.entries(spec.paths)) {
  for (const [method, operation] of Object.entries(methods)) {
    if (operation.operationId) out += operation_of(path, method, operation);
  }
}
writeFileSync(new URL('../src/lib/client.ts', here), out + '};\n');
