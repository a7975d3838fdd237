import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findKubectl, runCommand } from '@miinventario/devkit';
import { parseAllDocuments } from 'yaml';
import { envSchema } from '../../../apps/server/src/config/env.schema.js';
import { CACHE, ROOT } from '../paths.js';
import type { PartResult } from './part.js';

const OVERLAYS = join(ROOT, 'infra', 'kubernetes', 'overlays');

/** A manifest, as far as our own rules look into it. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly stringData?: Readonly<Record<string, string>>;
  readonly spec?: { readonly template?: { readonly spec?: PodSpec } };
}

interface PodSpec {
  readonly automountServiceAccountToken?: boolean;
  readonly securityContext?: Readonly<Record<string, unknown>>;
  readonly containers: readonly Container[];
}

interface Container {
  readonly name: string;
  readonly image: string;
  readonly resources?: { readonly requests?: object; readonly limits?: { memory?: string } };
  readonly livenessProbe?: object;
  readonly readinessProbe?: object;
  readonly securityContext?: Readonly<Record<string, unknown>>;
}

type Model = new (manifest: Manifest) => { validate(): void };

/**
 * Renders each overlay as `kubectl apply -k` would, checks every object against the schema of its
 * API (the packages kubernetes-models) and against our own rules. No cluster is asked.
 */
export async function checkKubernetes(): Promise<PartResult> {
  const kubectl = await findKubectl(CACHE).catch(() => undefined);
  if (kubectl === undefined) {
    const skipped = ['kubernetes: kubectl kustomize (Debian package kubernetes-client)'];
    return { passed: 0, failures: [], skipped };
  }
  const failures: Array<{ name: string; message: string }> = [];
  let passed = 0;
  for (const overlay of await readdir(OVERLAYS)) {
    const folder = join(OVERLAYS, overlay);
    const example = await readFile(join(folder, 'secrets.example.yaml'), 'utf8');
    const manifests = read(await render(kubectl, folder));
    for (const manifest of [...manifests, ...read(example)]) {
      const faults = [...(await schemaFaults(manifest)), ...ruleFaults(manifest, overlay)];
      if (faults.length === 0) passed += 1;
      const name = `kubernetes: ${overlay}: ${manifest.kind} ${manifest.metadata.name}`;
      for (const message of faults) failures.push({ name, message });
    }
  }
  return { passed, failures, skipped: [] };
}

/** Kustomize writes its advice on newer names to the error output, as comments. */
function render(kubectl: string, folder: string): Promise<string> {
  return runCommand({ name: 'kubectl', command: kubectl, args: ['kustomize', folder] }).then(
    (text) =>
      text
        .split('\n')
        .filter((line) => !line.startsWith('# '))
        .join('\n'),
  );
}

function read(text: string): Manifest[] {
  return parseAllDocuments(text).map((document) => document.toJS() as Manifest);
}

/** What the schema of its API says against a manifest. */
export async function schemaFaults(manifest: Manifest): Promise<string[]> {
  const { apiVersion, kind } = manifest;
  const from = apiVersion.startsWith('keda.sh') ? '@kubernetes-models/keda' : 'kubernetes-models';
  try {
    const module = (await import(`${from}/${apiVersion}/${kind}`)) as Record<string, Model>;
    const model = module[kind];
    if (!model) return [`${apiVersion} has no ${kind}`];
    new model(manifest).validate();
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

/** What a schema cannot say: how we want pods to be, and that the server knows its variables. */
export function ruleFaults(manifest: Manifest, overlay: string): string[] {
  const pod = manifest.spec?.template?.spec;
  const faults = pod ? podFaults(pod, manifest.kind, overlay) : [];
  const variables =
    manifest.kind === 'ConfigMap'
      ? manifest.data
      : manifest.kind === 'Secret'
        ? manifest.stringData
        : {};
  for (const name of Object.keys(variables ?? {})) {
    if (!(name in envSchema.shape)) faults.push(`${name} is not a variable of the server`);
  }
  return faults;
}

function podFaults(pod: PodSpec, kind: string, overlay: string): string[] {
  const faults: string[] = [];
  const must = (holds: boolean, what: string): void => {
    if (!holds) faults.push(what);
  };
  must(pod.automountServiceAccountToken === false, 'gets a token of the Kubernetes API');
  must(pod.securityContext?.['runAsNonRoot'] === true, 'may run as root');
  for (const container of pod.containers) {
    const { name, image, resources, securityContext } = container;
    must(securityContext?.['readOnlyRootFilesystem'] === true, `${name} may write its image`);
    must(securityContext?.['allowPrivilegeEscalation'] === false, `${name} may gain rights`);
    must(resources?.requests !== undefined, `${name} asks for no resources`);
    must(resources?.limits?.memory !== undefined, `${name} has no limit of memory`);
    must(/:[\w.-]+$/.test(image) && !image.endsWith(':latest'), `${image} names no version`);
    if (overlay === 'production') must(!image.endsWith(':main'), `${image} moves`);
    if (kind !== 'Deployment') continue;
    must(container.livenessProbe !== undefined, `${name} has no liveness probe`);
    must(container.readinessProbe !== undefined, `${name} has no readiness probe`);
  }
  return faults;
}
