import {
  CreateBucketCommand,
  GetBucketLifecycleConfigurationCommand,
  HeadBucketCommand,
  PutBucketLifecycleConfigurationCommand,
  type LifecycleRule,
  type S3Client,
} from '@aws-sdk/client-s3';
import { log } from '../telemetry/logger.js';
import { withOurRules } from './lifecycle-rules.js';
import { ABSENT, isNamed } from './s3-faults.js';

/** Another process that starts too, or a try of the same request, has made the bucket meanwhile. */
const MADE_MEANWHILE: ReadonlySet<string> = new Set([
  'BucketAlreadyOwnedByYou',
  'OperationAborted',
]);

/** Makes the bucket when it is missing, also when several processes do so at once. */
export async function ensureBucket(client: S3Client, bucket: string): Promise<void> {
  try {
    await client.send(new HeadBucketCommand({ Bucket: bucket }));
    return;
  } catch (error) {
    if (!isNamed(error, ABSENT)) throw error;
  }
  try {
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
  } catch (error) {
    if (!isNamed(error, MADE_MEANWHILE)) throw error;
  }
}

/**
 * Gives the bucket its rules: should our own tasks fail, it drops by itself what nobody may keep,
 * and parts of uploads that nobody ended. Rules of others stay. False where the store knows none.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
 */
export async function ensureLifecycle(client: S3Client, bucket: string): Promise<boolean> {
  try {
    const Rules = withOurRules(await lifecycleRules(client, bucket));
    await client.send(
      new PutBucketLifecycleConfigurationCommand({
        Bucket: bucket,
        LifecycleConfiguration: { Rules },
      }),
    );
    return true;
  } catch (error) {
    log.info({ err: error }, 'the store takes no lifecycle rules');
    return false;
  }
}

async function lifecycleRules(client: S3Client, bucket: string): Promise<LifecycleRule[]> {
  try {
    const answer = await client.send(
      new GetBucketLifecycleConfigurationCommand({ Bucket: bucket }),
    );
    return answer.Rules ?? [];
  } catch (error) {
    if (isNamed(error, ABSENT)) return [];
    throw error;
  }
}
