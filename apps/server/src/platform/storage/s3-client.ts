import { S3Client } from '@aws-sdk/client-s3';
import type { S3Config } from '../../config/app-config.js';

/** The official SDK's client of an S3-compatible store at an address. */
export function createClient(config: S3Config, endpoint: string): S3Client {
  return new S3Client({
    endpoint,
    region: config.region,
    forcePathStyle: true,
    credentials: { accessKeyId: config.accessKeyId, secretAccessKey: config.secretAccessKey },
    // A presigned part would otherwise demand a checksum that browsers do not send.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 4,
  });
}
