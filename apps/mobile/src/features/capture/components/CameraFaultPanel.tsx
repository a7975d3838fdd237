import { useTranslation } from 'react-i18next';

import { Button } from '../../../ui/Button';
import { FilmTroubleDrawing } from '../../../ui/drawings/FilmTroubleDrawing';
import { EmptyState } from '../../../ui/EmptyState';
import { Screen } from '../../../ui/Screen';
import { ScreenHeader } from '../../../ui/ScreenHeader';
import type { CameraFault } from '../capture.model';

export interface CameraFaultPanelProps {
  fault: CameraFault;
  onClose: () => void;
  onRetry: () => void;
  onPickFile: () => void;
}

/** No camera: why, how to allow it, and that a film from the gallery does as well. */
export function CameraFaultPanel({ fault, onClose, onRetry, onPickFile }: CameraFaultPanelProps) {
  const { t } = useTranslation();
  return (
    <Screen
      testID="capture-fault"
      header={
        <ScreenHeader
          title={t('capture.title')}
          back={{ label: t('common.close'), onPress: onClose }}
        />
      }
      footer={
        <>
          <Button
            testID="capture-pick-file"
            label={t('capture.pickFile')}
            icon="folder"
            size="large"
            onPress={onPickFile}
          />
          <Button label={t('capture.tryCamera')} icon="camera" tone="outline" onPress={onRetry} />
        </>
      }
    >
      <EmptyState
        drawing={<FilmTroubleDrawing />}
        title={t(`capture.fault.${fault}.title`)}
        message={t(`capture.fault.${fault}.message`)}
      />
    </Screen>
  );
}
