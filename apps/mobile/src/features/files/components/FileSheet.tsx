import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { Store } from '../../../lib/api/types';
import { Button } from '../../../ui/Button';
import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import { Sheet } from '../../../ui/Sheet';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';
import { FailureBanner } from '../../shared/FailureBanner';
import { formatsOf, type FileSubject } from '../files.model';
import { useMakeFile } from '../files.queries';
import { FileProgress } from './FileProgress';

export interface FileSheetProps {
  store: Store;
  isOpen: boolean;
  subject: FileSubject;
  onClose: () => void;
}

/** A report or a list as a file: choose its kind, wait a moment, keep it or send it. */
export function FileSheet({ store, isOpen, subject, onClose }: FileSheetProps) {
  const { t } = useTranslation();
  const make = useMakeFile(store.id);
  const close = () => {
    make.reset();
    onClose();
  };
  const formats = formatsOf[subject.kind];
  return (
    <Sheet
      isOpen={isOpen}
      title={t(`files.kind.${subject.kind}`)}
      close={t('common.close')}
      onClose={close}
    >
      <FailureBanner error={make.error} testID="file-error" />
      {make.data !== undefined ? (
        <FileProgress storeId={store.id} file={make.data} />
      ) : make.isPending ? (
        <View testID="file-making" aria-live="polite" style={styles.waiting}>
          <Button label={t('files.making')} busy onPress={() => undefined} />
        </View>
      ) : (
        <>
          <Text color="inkMuted">{t('files.choose')}</Text>
          <ListGroup>
            {formats.map((format) => (
              <ListRow
                key={format}
                testID={`file-${format}`}
                icon={format === 'pdf' ? 'receipt' : 'table'}
                title={t(`files.format.${format}`)}
                detail={t(`files.formatHint.${format}`)}
                onPress={() => make.mutate({ ...subject, format })}
              />
            ))}
          </ListGroup>
        </>
      )}
    </Sheet>
  );
}

const styles = StyleSheet.create({ waiting: { gap: space.md } });
