import { useTranslation } from 'react-i18next';

import { canSendFiles } from '../../../lib/files/hand-over-file';
import { formatBytes } from '../../../lib/format';
import { useLanguage } from '../../../lib/use-language';
import { Banner } from '../../../ui/Banner';
import { Button } from '../../../ui/Button';
import { FailureBanner } from '../../shared/FailureBanner';
import type { MadeFile } from '../files.calls';
import { isBeingMade, signedFileOf } from '../files.model';
import { useMadeFile } from '../files.queries';
import { useHandOver } from '../use-hand-over';

/** A file on its way to the person: being made, ready, or not to be had. */
export function FileProgress({ storeId, file: asked }: { storeId: string; file: MadeFile }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const file = useMadeFile(storeId, asked.id).data ?? asked;
  const handOver = useHandOver();
  const signed = signedFileOf(file, t(`files.kind.${file.kind}`));
  if (isBeingMade(file)) {
    return (
      <Banner testID="file-queued" tone="info" icon="hourglass" message={t('files.longMaking')} />
    );
  }
  if (signed === null) {
    return <Banner isAlert testID="file-failed" tone="danger" message={t('files.failed')} />;
  }
  const size = file.sizeBytes === null ? '' : formatBytes(file.sizeBytes, language);
  return (
    <>
      <Banner
        testID="file-ready"
        tone="success"
        title={t('files.ready')}
        message={`${signed.name} · ${size}`}
      />
      <FailureBanner error={handOver.error} testID="file-hand-over-error" />
      {canSendFiles() && (
        <Button
          testID="file-send"
          label={t('files.send')}
          icon="share"
          onPress={() => handOver.mutate({ file: signed, way: 'send' })}
        />
      )}
      <Button
        testID="file-save"
        label={t('files.save')}
        icon="download"
        tone={canSendFiles() ? 'outline' : 'primary'}
        busy={handOver.isPending}
        onPress={() => handOver.mutate({ file: signed, way: 'save' })}
      />
    </>
  );
}
