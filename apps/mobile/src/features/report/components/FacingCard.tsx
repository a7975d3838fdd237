import { Picture } from '../../../ui/Picture';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import type { Facing } from '../../../lib/api/types';
import { formatClock } from '../../../lib/format';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { EvidencePicture } from '../../../ui/EvidencePicture';
import { PictureViewer } from '../../../ui/PictureViewer';
import { Text } from '../../../ui/Text';
import { useStyles, type Theme } from '../../../ui/theme/theme';
import { radius, space } from '../../../ui/theme/tokens';

export interface FacingCardProps {
  facing: Facing;
  index: number;
  total: number;
}

const FILM_RATIO = 16 / 9;

/** One counted unit: cut out, and in its place on the shelf. */
export function FacingCard({ facing, index, total }: FacingCardProps) {
  const { t } = useTranslation();
  const styles = useStyles(createStyles);
  const [aspectRatio, setAspectRatio] = useState(FILM_RATIO);
  const [isClose, setClose] = useState(false);
  const title = t('evidence.unit', { number: index + 1, total });
  const picture = (testID: string) => (
    <EvidencePicture
      testID={testID}
      uri={facing.frameImageUrl}
      label={t('evidence.framePicture', { number: index + 1 })}
      aspectRatio={aspectRatio}
      box={facing.box}
      onSize={({ width, height }) => {
        if (width > 0 && height > 0) setAspectRatio(width / height);
      }}
    />
  );
  return (
    <Card testID={`evidence-facing-${index}`} style={styles.card}>
      <View style={styles.head}>
        <View style={styles.crop}>
          <Picture
            testID={`evidence-crop-${index}`}
            uri={facing.imageUrl}
            label={t('evidence.cropPicture', { number: index + 1 })}
            fit="contain"
            style={styles.image}
          />
        </View>
        <View style={styles.text}>
          <Text variant="heading" level={3}>
            {title}
          </Text>
          <Text variant="caption" color="inkMuted">
            {t('evidence.seenAt', { time: formatClock(facing.frameTimeMs) })}
          </Text>
          <Text variant="caption" color="inkMuted">
            {t('evidence.views', { count: facing.views })}
          </Text>
        </View>
      </View>
      {picture(`evidence-frame-${index}`)}
      <Button
        testID={`evidence-zoom-${index}`}
        label={t('review.zoom')}
        icon="search"
        tone="quiet"
        onPress={() => setClose(true)}
      />
      <PictureViewer
        isOpen={isClose}
        title={title}
        hint={t('review.zoomHint')}
        close={t('common.close')}
        onClose={() => setClose(false)}
      >
        {picture('viewer-picture')}
      </PictureViewer>
    </Card>
  );
}

const createStyles = ({ colors }: Theme) =>
  StyleSheet.create({
    card: { gap: space.md, padding: space.md },
    head: { flexDirection: 'row', gap: space.md, alignItems: 'center' },
    crop: {
      width: 76,
      height: 88,
      borderRadius: radius.md,
      overflow: 'hidden',
      backgroundColor: colors.picture,
      borderWidth: 1,
      borderColor: colors.border,
    },
    image: { width: '100%', height: '100%' },
    text: { flex: 1, gap: space.xxs },
  });
