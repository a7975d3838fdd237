import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { Product } from '../../../lib/api/types';
import { pickPhoto } from '../../../lib/photos/pick-photo';
import { Button } from '../../../ui/Button';
import { Picture } from '../../../ui/Picture';
import { Sheet } from '../../../ui/Sheet';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius } from '../../../ui/theme/tokens';
import { FailureBanner } from '../../shared/FailureBanner';
import { useProductPhoto } from '../product-acts.queries';

export interface PictureSheetProps {
  storeId: string;
  product: Product;
  isOpen: boolean;
  onClose: () => void;
}

/** The picture that people see of a product: another one, or none of its own. */
export function PictureSheet({ storeId, product, isOpen, onClose }: PictureSheetProps) {
  const { t } = useTranslation();
  const styles = useStyles(createStyles);
  const photo = useProductPhoto(storeId, product.id);
  const close = () => {
    photo.reset();
    onClose();
  };
  const choose = async () => {
    const chosen = await pickPhoto();
    if (chosen !== null) photo.mutate(chosen);
  };
  return (
    <Sheet isOpen={isOpen} title={t('picture.title')} close={t('common.close')} onClose={close}>
      <Text color="inkMuted">{t('picture.intro')}</Text>
      <FailureBanner error={photo.error} testID="picture-error" />
      {product.photoUrl !== null && (
        <View style={styles.frame}>
          <Picture
            uri={product.photoUrl}
            label={t('picture.of', { name: product.name })}
            fit="contain"
            style={styles.image}
          />
        </View>
      )}
      {!product.hasOwnPhoto && (
        <Text testID="picture-borrowed" variant="caption" color="inkMuted">
          {t(product.photoUrl === null ? 'picture.none' : 'picture.borrowed')}
        </Text>
      )}
      <Button
        testID="picture-choose"
        label={t(product.hasOwnPhoto ? 'picture.change' : 'picture.choose')}
        icon="add-photo"
        busy={photo.isPending}
        onPress={() => void choose()}
      />
      {product.hasOwnPhoto && (
        <Button
          testID="picture-remove"
          label={t('picture.remove')}
          icon="trash"
          tone="quiet"
          disabled={photo.isPending}
          onPress={() => photo.mutate(null)}
        />
      )}
    </Sheet>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    frame: {
      height: 180,
      borderRadius: radius.md,
      overflow: 'hidden',
      backgroundColor: colors.picture,
    },
    image: { width: '100%', height: '100%' },
  });
