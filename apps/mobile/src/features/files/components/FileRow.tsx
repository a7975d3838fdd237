import { useTranslation } from 'react-i18next';

import { ListRow } from '../../../ui/ListRow';
import { Tag } from '../../../ui/Tag';
import { useDateText } from '../../shared/use-date-text';
import type { MadeFile } from '../files.calls';
import { isBeingMade, signedFileOf } from '../files.model';
import { useHandOver } from '../use-hand-over';

/** A file that was asked for: pressed, it is kept or sent. */
export function FileRow({ file, index }: { file: MadeFile; index: number }) {
  const { t } = useTranslation();
  const dateText = useDateText();
  const handOver = useHandOver();
  const name = t(`files.kind.${file.kind}`);
  const signed = signedFileOf(file, name);
  return (
    <ListRow
      testID={`made-file-${index}`}
      icon={signed === null ? 'hourglass' : 'download'}
      title={`${name} · ${t(`files.format.${file.format}`)}`}
      detail={dateText(file.createdAt)}
      end={
        signed !== null ? undefined : isBeingMade(file) ? (
          <Tag tone="wait" label={t('files.status.QUEUED')} />
        ) : (
          <Tag tone="bad" label={t('files.status.FAILED')} />
        )
      }
      onPress={signed === null ? undefined : () => handOver.mutate({ file: signed, way: 'save' })}
    />
  );
}
