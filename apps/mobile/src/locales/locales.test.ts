import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';

import { en } from './en';
import { esMx } from './es-mx';
import { memberEn } from './member-en';
import { memberEsMx } from './member-es-mx';

const root = join(__dirname, '..');

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'string') flat.set(path, value);
    else for (const [inner, text] of flatten(value, path)) flat.set(inner, text);
  }
  return flat;
}

const spanish = flatten({ ...esMx, ...memberEsMx });
const english = flatten({ ...en, ...memberEn });
const singular = (key: string) => key.replace(/_(zero|one|many|other)$/, '');
const known = new Set([...spanish.keys()].map(singular));

function sourceFiles(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'test-support' ? [] : sourceFiles(path);
    return /\.tsx?$/.test(entry.name) && !/\.test\./.test(entry.name) ? [path] : [];
  });
}

interface Usage {
  file: string;
  /** `home.film`, or `home.queued.*` for a key made at run time. */
  key: string;
}

/** Attributes that a person reads or hears. */
const spoken = new Set([
  'label',
  'title',
  'message',
  'hint',
  'placeholder',
  'alt',
  'aria-label',
  'confirm',
  'cancel',
]);

function inspect(path: string): { usages: Usage[]; hardCoded: string[] } {
  const file = relative(root, path);
  const source = ts.createSourceFile(
    path,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const usages: Usage[] = [];
  const hardCoded: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && /\p{L}/u.test(node.text))
      hardCoded.push(`${file}: ${node.text.trim()}`);
    if (
      ts.isJsxAttribute(node) &&
      node.initializer !== undefined &&
      ts.isStringLiteral(node.initializer)
    ) {
      const name = node.name.getText(source);
      if (spoken.has(name) && /\p{L}/u.test(node.initializer.text)) {
        hardCoded.push(`${file}: ${name}="${node.initializer.text}"`);
      }
    }
    if (ts.isCallExpression(node) && node.expression.getText(source) === 't') {
      const [argument] = node.arguments;
      if (argument !== undefined && ts.isStringLiteralLike(argument))
        usages.push({ file, key: argument.text });
      if (argument !== undefined && ts.isTemplateExpression(argument)) {
        const spans = argument.templateSpans.map((span) => `*${span.literal.text}`);
        usages.push({ file, key: [argument.head.text, ...spans].join('') });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { usages, hardCoded };
}

const inspected = sourceFiles().map(inspect);
const usages = inspected.flatMap((each) => each.usages);
const patternOf = (key: string) =>
  new RegExp(`^${key.replace(/[.]/g, '\\.').replaceAll('*', '[^.]+')}$`);

describe('the texts', () => {
  it('of the inner screens take no name of the first ones', () => {
    expect(Object.keys(memberEsMx).filter((key) => key in esMx)).toEqual([]);
  });

  it('have the same keys in every language, none of them empty', () => {
    expect([...english.keys()].sort()).toEqual([...spanish.keys()].sort());
    for (const text of [...spanish.values(), ...english.values()]) expect(text.trim()).not.toBe('');
  });

  it('use the same placeholders in every language', () => {
    const placeholders = (text: string) =>
      [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort();
    for (const [key, text] of spanish) {
      expect({ key, names: placeholders(english.get(key)!) }).toEqual({
        key,
        names: placeholders(text),
      });
    }
  });

  it('have every plural form that Spanish knows', () => {
    const bases = [...spanish.keys()].filter((key) => key.endsWith('_other')).map(singular);
    for (const base of bases) {
      for (const form of new Intl.PluralRules('es-MX').resolvedOptions().pluralCategories) {
        expect([...spanish.keys()]).toContain(`${base}_${form}`);
      }
    }
  });

  it('exist for every key that the code asks for', () => {
    const missing = usages.filter(
      ({ key }) => ![...known].some((name) => patternOf(key).test(name)),
    );
    expect(missing).toEqual([]);
    expect(usages.length).toBeGreaterThan(100);
  });

  it('are all in use', () => {
    const patterns = usages.map(({ key }) => patternOf(key));
    const texts = sourceFiles()
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n');
    const unused = [...known].filter(
      (key) => !patterns.some((pattern) => pattern.test(key)) && !texts.includes(`'${key}'`),
    );
    expect(unused).toEqual([]);
  });
});

describe('the code', () => {
  it('holds no text of its own', () => {
    expect(inspected.flatMap((each) => each.hardCoded)).toEqual([]);
  });

  it('holds no colour outside the design system', () => {
    const coloured = sourceFiles()
      .filter((path) => !relative(root, path).startsWith('ui/'))
      .filter((path) =>
        /#[0-9a-f]{6}\b|#[0-9a-f]{3}\b(?!\d)|rgba?\(/i.test(readFileSync(path, 'utf8')),
      );
    expect(coloured.map((path) => relative(root, path))).toEqual([]);
  });
});
