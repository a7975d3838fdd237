import { Injectable, type PipeTransform } from '@nestjs/common';
import { validate } from 'uuid';
import { PlatformError } from '../errors/platform.errors.js';

/** An id in a path; what is no id is not found, the same as an id that is not there. */
@Injectable()
export class UuidParam implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!validate(value)) throw PlatformError.notFound();
    return value.toLowerCase();
  }
}
