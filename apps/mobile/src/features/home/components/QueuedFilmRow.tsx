import { useTranslation } from 'react-i18next';
import { StyleSheet, View } from 'react-native';

import { formatBytes } from '../../../lib/format';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { sentFraction } from '../../../lib/upload/part-plan';
import type { TrackedFilm } from '../../../lib/upload/upload.store';
import { useLanguage } from '../../../lib/use-language';
import { Card } from '../../../ui/Card';
import { Icon } from '../../../ui/Icon';
import { ProgressBar } from '../../../ui/ProgressBar';
import { Text } from '../../../ui/Text';
import { space } from '../../../ui/theme/tokens';

/** A film that is still on this phone. */
export function QueuedFilmRow({ tracked }: { tracked: TrackedFilm }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigation = useAppNavigation();
  const { film, state, progress } = tracked;
  const title = t(`home.queued.${state === 'sent' ? 'sending' : state}`);
  return (
    <Card
      testID="home-queued-film"
      label={title}
      onPress={() =>
        navigation.navigate('Processing', {
          filmId: film.id,
          sessionId: film.sessionId ?? undefined,
        })
      }
      style={styles.card}
    >
      <View style={styles.row}>
        <Icon
          name={state === 'refused' ? 'warning' : state === 'paused' ? 'offline' : 'upload'}
          color={state === 'refused' ? 'danger' : 'primary'}
        />
        <View style={styles.text}>
          <Text variant="bodyStrong">{title}</Text>
          <Text variant="caption" color="inkMuted">
            {formatBytes(film.sizeBytes, language)}
          </Text>
        </View>
        <Icon name="chevron-right" size={20} color="inkMuted" />
      </View>
      {progress !== null && (
        <ProgressBar fraction={sentFraction(progress)} label={title} height={8} />
      )}
    </Card>
  );
}

const styles = StyleSheet.create({
  card: { gap: space.md },
  row: { flexDirection: 'row', alignItems: 'center', gap: space.md },
  text: { flex: 1 },
});
